package org.jcertbot.plugins.nginx.process;

import java.nio.file.Path;
import java.time.Duration;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.process.DaemonLauncher;
import org.jcertbot.core.process.Executables;
import org.jcertbot.core.process.PortHolders;
import org.jcertbot.core.process.ProcessTable;
import org.jcertbot.core.process.SystemdService;
import org.jcertbot.core.time.Sleeper;
import org.jcertbot.core.time.Waiting;
import org.jcertbot.core.webserver.ReloadOutcome;
import org.jcertbot.core.webserver.probe.LiveProbe;

/** Tests the configuration of nginx, and makes a running nginx use it. */
public final class NginxControl {
    /** How long the start command may stay in the foreground. */
    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final NginxInstallation nginx;
    private final Failures failures;
    private final Reload reload;
    private final Shutdown shutdown;

    public NginxControl(NginxOptions options, CommandRunner commands, Executables executables, Sleeper sleeper) {
        this(options, commands, executables, new Waiting(sleeper), Path.of("/"), START_LIMIT);
    }

    /** @param root where {@code /proc} and {@code /run} are */
    NginxControl(
            NginxOptions options,
            CommandRunner commands,
            Executables executables,
            Waiting waiting,
            Path root,
            Duration startLimit) {
        var table = new ProcessTable(root.resolve("proc"));
        nginx = new NginxInstallation(options, commands, executables);
        failures = new Failures(new PortHolders(root.resolve("proc")));
        var masters = new MasterSearch(nginx, table);
        var service = new SystemdService("nginx.service", commands, executables, root.resolve("run/systemd/system"));
        var startup = new Startup(nginx, service, table, waiting, failures, new DaemonLauncher(startLimit));
        var watch = new ReloadWatch(table, waiting, failures, options.pause());
        reload = new Reload(nginx, masters, new MasterSignal(nginx, commands, failures), startup, watch);
        shutdown = new Shutdown(nginx, service, waiting, failures);
    }

    /**
     * The main file: {@code nginx.conf} in the server root. Where the user has chosen no server root and the default one
     * has no such file, it is the file that the build has compiled in.
     */
    public Path configuration() throws PluginException, InterruptedException {
        return nginx.configuration();
    }

    /**
     * Lets nginx check the configuration on the disk.
     *
     * @throws RefusedConfigurationException with what nginx says about it
     */
    public void test() throws PluginException, InterruptedException {
        CommandResult result = nginx.run("-t");
        if (result.exitCode() != 0) throw failures.of("nginx refuses its configuration.", result);
    }

    /**
     * The build of nginx.
     *
     * @throws PluginException when it cannot be found out, or when this build cannot serve certificates by name
     */
    public NginxVersion version() throws PluginException, InterruptedException {
        return nginx.version();
    }

    /** As the other one, when there is nothing to ask: where nothing can be observed, a fixed pause is made. */
    public ReloadOutcome reload(RuntimeFiles files) throws PluginException, InterruptedException {
        return reload.run(files, (watch, log) -> watch.pause());
    }

    /**
     * Makes nginx read its configuration again, and starts it if it does not run. When this returns, new connections see
     * what is on the disk now: the processes of nginx are watched until the new ones have taken over.
     *
     * @param probe asked where the processes cannot be observed
     * @throws PluginException when nginx does not take the configuration into use, with what it says about that
     */
    public ReloadOutcome reload(RuntimeFiles files, LiveProbe probe) throws PluginException, InterruptedException {
        return reload.run(files, (watch, log) -> watch.awaitAnswer(probe, log));
    }

    /**
     * As the first one, but an nginx that does not run is not started.
     *
     * @return whether there was one to be told
     */
    public boolean reloadIfRunning(RuntimeFiles files) throws PluginException, InterruptedException {
        return reload.ifRunning(files, (watch, log) -> watch.pause());
    }

    /** Whether there is a master for this configuration. */
    public boolean isRunning(RuntimeFiles files) throws PluginException, InterruptedException {
        return reload.hasMaster(files);
    }

    /** Ends an nginx that {@link #reload} had to start; does nothing when it was running already. */
    public void stop(ReloadOutcome outcome, RuntimeFiles files) throws PluginException, InterruptedException {
        shutdown.run(outcome, files);
    }
}
