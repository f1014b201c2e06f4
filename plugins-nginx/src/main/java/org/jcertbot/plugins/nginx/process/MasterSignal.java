package org.jcertbot.plugins.nginx.process;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.CommandRunner;

/** Tells a master to read its configuration again. */
record MasterSignal(NginxInstallation nginx, CommandRunner commands, Failures failures) {
    private static final String WHAT = "nginx could not be reloaded.";

    /** The pid file is missing, is empty, or names a process that is gone (ESRCH). */
    private static final Pattern NOT_RUNNING = Pattern.compile(
            "\\[error\\].* open\\(\\) \".*\" failed \\(2: |invalid PID number|kill\\(\\d+, 1\\) failed \\(3: ");

    /**
     * {@code -s reload}, which checks the configuration and then sends the signal to the process in the pid file.
     *
     * @return false when there is no such process
     */
    boolean throughPidFile() throws PluginException, InterruptedException {
        CommandResult result = nginx.run("-s", "reload");
        if (result.exitCode() == 0) return true;
        String output = result.standardError() + "\n" + result.standardOutput();
        // A wrapper around nginx may fail without a word; then starting it shows what is wrong.
        if (NOT_RUNNING.matcher(output).find() || Complaint.in(output).isEmpty()) return false;
        throw failures.of(WHAT, result);
    }

    /**
     * To a process of our choice. Java cannot send this signal; {@code kill} is part of every shell (POSIX), so it needs
     * neither a native library nor a program that a small container may lack. nginx is asked first, as it does for
     * itself above: a master that gets a bad configuration only complains in its log.
     */
    void directly(long pid) throws PluginException, InterruptedException {
        CommandResult test = nginx.run("-t");
        if (test.exitCode() != 0) throw failures.of(WHAT, test);
        CommandResult kill = hangUp(pid);
        if (kill.exitCode() != 0) {
            throw new PluginException(
                    WHAT,
                    "The signal to its master process " + pid + " failed: "
                            + kill.standardError().strip(),
                    "Run certbot as the user who may do that, usually root.");
        }
    }

    private CommandResult hangUp(long pid) throws PluginException, InterruptedException {
        try {
            return commands.shell("kill -HUP " + pid, Map.of());
        } catch (IOException e) {
            throw new PluginException(WHAT, String.valueOf(e.getMessage()), "", e);
        }
    }
}
