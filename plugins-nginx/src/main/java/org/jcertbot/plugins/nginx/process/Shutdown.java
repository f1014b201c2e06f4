package org.jcertbot.plugins.nginx.process;

import java.nio.file.Files;
import java.time.Duration;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.PidFile;
import org.jcertbot.core.process.SystemdService;
import org.jcertbot.core.time.Waiting;
import org.jcertbot.core.webserver.ReloadOutcome;

/** Stops an nginx that was started for us. */
record Shutdown(NginxInstallation nginx, SystemdService service, Waiting waiting, Failures failures) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String WHAT = "nginx was started for this run, and could not be stopped again.";

    void run(ReloadOutcome outcome, RuntimeFiles files) throws PluginException, InterruptedException {
        switch (outcome) {
            case RELOADED -> {}
            case STARTED_SERVICE -> stopService();
            case STARTED -> stopDaemon(new PidFile(files.pidFile(nginx.version())));
        }
    }

    /** While the machine boots, the service manager was going to start it anyway, and would not do so again. */
    private void stopService() throws PluginException, InterruptedException {
        if (!service.isBooting()) check(service.stop());
    }

    /** At once, with its connections: nobody but us has expected it to be there. */
    private void stopDaemon(PidFile pidFile) throws PluginException, InterruptedException {
        // It may have ended by itself; then there is nothing left to do.
        if (!Files.exists(pidFile.path())) return;
        check(nginx.run("-s", "stop"));
        boolean gone = waiting.until(LIMIT, () -> !Files.exists(pidFile.path()));
        if (!gone) throw failures.of(WHAT, pidFile.path() + " still exists.");
    }

    private void check(CommandResult result) throws PluginException {
        if (result.exitCode() != 0) throw failures.of(WHAT, result);
    }
}
