package org.jcertbot.plugins.nginx.process;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.PidFile;
import org.jcertbot.core.webserver.ReloadOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reload: find the master, signal it, see it through. */
record Reload(NginxInstallation nginx, MasterSearch masters, MasterSignal signal, Startup startup, ReloadWatch watch) {
    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

    /** For the time when nginx logs to the terminal or to syslog: never a regular file. */
    private static final Path NO_LOG = Path.of("/dev/null");

    /** What to do where the processes of nginx cannot be observed. */
    @FunctionalInterface
    interface Blind {
        void await(ReloadWatch watch, ErrorLog log) throws PluginException, InterruptedException;
    }

    /** Starts nginx where there is none. */
    ReloadOutcome run(RuntimeFiles files, Blind blind) throws PluginException, InterruptedException {
        return ifRunning(files, blind) ? ReloadOutcome.RELOADED : startup.run(files, log(files));
    }

    /** False when there is no nginx that could be told; a pid file may be left over from one. */
    boolean ifRunning(RuntimeFiles files, Blind blind) throws PluginException, InterruptedException {
        var pidFile = new PidFile(files.pidFile(nginx.version()));
        ErrorLog log = log(files);
        Target target = masters.search(pidFile);
        LOG.debug("To be reloaded: {}", target);
        Workers before = watch.workersOf(master(target));
        if (!signalled(target)) return false;
        if (before.isEmpty()) blind.await(watch, log);
        else watch.awaitWorkers(before, log);
        return true;
    }

    private ErrorLog log(RuntimeFiles files) throws PluginException, InterruptedException {
        return ErrorLog.fromNow(files.errorLogFile(nginx.version()).orElse(NO_LOG));
    }

    boolean hasMaster(RuntimeFiles files) throws PluginException, InterruptedException {
        var pidFile = new PidFile(files.pidFile(nginx.version()));
        Target target = masters.search(pidFile);
        if (target instanceof Target.Nobody) return false;
        // What the file names may be out of our sight, but without a number in it there is nobody.
        return master(target).isPresent() || pidFile.read().isPresent();
    }

    private static OptionalLong master(Target target) {
        if (target instanceof Target.NamedByPidFile named) return named.master();
        if (target instanceof Target.Elsewhere found) return OptionalLong.of(found.pid());
        return OptionalLong.empty();
    }

    /** False when there is nobody to get it. */
    private boolean signalled(Target target) throws PluginException, InterruptedException {
        if (target instanceof Target.Nobody) return false;
        if (target instanceof Target.Elsewhere found) {
            signal.directly(found.pid());
            return true;
        }
        return signal.throughPidFile();
    }
}
