package org.jcertbot.plugins.nginx.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.DaemonLauncher;
import org.jcertbot.core.process.PidFile;
import org.jcertbot.core.process.ProcessTable;
import org.jcertbot.core.process.SystemdService;
import org.jcertbot.core.time.Waiting;
import org.jcertbot.core.webserver.ReloadOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts an nginx that does not run, through the service manager where one is in charge of it. An interrupt does not
 * break that off: nobody would know whether there is an nginx by now that has to be stopped again. It stays pending.
 */
record Startup(
        NginxInstallation nginx,
        SystemdService service,
        ProcessTable table,
        Waiting waiting,
        Failures failures,
        DaemonLauncher launcher) {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    private static final Duration WORKERS_LIMIT = Duration.ofSeconds(2);
    private static final String WHAT = "nginx was not running, and could not be started.";

    /** Returns when it serves. */
    ReloadOutcome run(RuntimeFiles files, ErrorLog log) throws PluginException, InterruptedException {
        var pidFile = new PidFile(files.pidFile(nginx.version()));
        boolean byService = nginx.isTheUsualOne() && service.exists();
        List<String> command = nginx.command(nginx.configuration());
        if (!byService && files.foreground()) throw staysInForeground("The configuration says \"daemon off;\".");
        LOG.warn("nginx is not running. It is started.");
        if (byService) {
            Shielded.toTheEnd(() -> startService(log));
            return ReloadOutcome.STARTED_SERVICE;
        }
        startDaemon(command);
        Shielded.toTheEnd(() -> awaitWorkers(pidFile));
        return ReloadOutcome.STARTED;
    }

    /** The reason is in nginx's log, if it got that far. */
    private void startService(ErrorLog log) throws PluginException, InterruptedException {
        CommandResult result = service.start();
        if (result.exitCode() == 0) return;
        String logged = log.text();
        throw failures.of(WHAT, Complaint.in(logged).isEmpty() ? result.standardError() : logged);
    }

    private void startDaemon(List<String> command) throws PluginException {
        DaemonLauncher.Launch launch = launch(command);
        if (launch.succeeded()) return;
        if (launch.ended()) throw failures.of(WHAT, launch.output());
        throw staysInForeground(
                "The command did not return within " + launcher.limit().toSeconds() + " seconds and was ended.");
    }

    private static PluginException staysInForeground(String why) {
        return new PluginException(
                WHAT, why, "Start nginx the way that it is meant to be started here, and run certbot again.");
    }

    private DaemonLauncher.Launch launch(List<String> command) throws PluginException {
        try {
            return launcher.run(command);
        } catch (IOException e) {
            throw new PluginException(WHAT, String.valueOf(e.getMessage()), "", e);
        }
    }

    /**
     * The start command returns when the sockets are open, but before the daemon has written its number and has started
     * its workers; without those the next reload would neither find it nor see it through.
     */
    private void awaitWorkers(PidFile pidFile) throws PluginException, InterruptedException {
        if (!waiting.until(WORKERS_LIMIT, () -> hasWorkers(pidFile.read()))) {
            LOG.debug("{} does not name a process with workers that can be seen", pidFile.path());
        }
    }

    private boolean hasWorkers(OptionalLong pid) {
        return pid.isPresent() && table.childrenOf(pid.getAsLong()).stream().anyMatch(NginxTitle::isAcceptingWorker);
    }
}
