package org.jcertbot.plugins.nginx.process;

import java.util.regex.Pattern;

/**
 * A process as the system lists it.
 *
 * @param name the name of its program, cut after 15 characters
 * @param title its command line, or what it has put in that place
 */
record RunningProcess(long pid, long parent, String name, String title) {
    /** Derivatives put their own name in front. */
    private static final Pattern MASTER = Pattern.compile("\\S+: master process( .*)?");

    /**
     * A worker that is told to quit says {@code worker process is shutting down}, and closes the sockets on which it
     * listens before it does anything else.
     */
    private static final Pattern ACCEPTING_WORKER = Pattern.compile("\\S+: worker process");

    /** Cut where the command line and the environment left little room for it. */
    private static final Pattern TITLE = Pattern.compile("nginx: .*|\\S+: master .*");

    private static final String OFFICIAL = "nginx";

    boolean isMaster() {
        return MASTER.matcher(title).matches();
    }

    boolean isAcceptingWorker() {
        return ACCEPTING_WORKER.matcher(title).matches();
    }

    /**
     * Also true of one that runs without a master.
     *
     * @param program the file name of the program
     */
    boolean isNginx(String program) {
        return hasTitle() || name.equals(OFFICIAL) || name.equals(program);
    }

    /** All processes of nginx give themselves titles, but for the only one of {@code master_process off}. */
    boolean hasTitle() {
        return TITLE.matcher(title).matches();
    }
}
