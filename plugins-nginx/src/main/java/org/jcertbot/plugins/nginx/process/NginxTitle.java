package org.jcertbot.plugins.nginx.process;

import java.util.regex.Pattern;
import org.jcertbot.core.process.RunningProcess;

/** What the processes of nginx are, as they say it in the place of their command line. */
final class NginxTitle {
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

    private NginxTitle() {}

    static boolean isMaster(RunningProcess process) {
        return MASTER.matcher(process.title()).matches();
    }

    static boolean isAcceptingWorker(RunningProcess process) {
        return ACCEPTING_WORKER.matcher(process.title()).matches();
    }

    /**
     * Whether it is a process of nginx; also true of one that runs without a master.
     *
     * @param program the file name of the program
     */
    static boolean isNginx(RunningProcess process, String program) {
        return isPresent(process)
                || process.name().equals(OFFICIAL)
                || process.name().equals(program);
    }

    /** All processes of nginx give themselves titles, but for the only one of {@code master_process off}. */
    static boolean isPresent(RunningProcess process) {
        return TITLE.matcher(process.title()).matches();
    }
}
