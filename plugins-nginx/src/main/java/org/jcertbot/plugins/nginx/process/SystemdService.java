package org.jcertbot.plugins.nginx.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.process.Executables;

/**
 * The unit {@code nginx.service}. Where there is one, an nginx that was started without it takes its ports away: the
 * unit cannot start any more.
 *
 * @param running the directory that exists while systemd is the service manager (sd_booted(3))
 */
record SystemdService(NginxInstallation nginx, CommandRunner commands, Executables executables, Path running) {
    private static final String PROGRAM = "systemctl";
    private static final String UNIT = "nginx.service";
    private static final Set<String> BOOTING = Set.of("initializing", "starting");

    /** Only the usual nginx with its usual configuration is what the unit starts. */
    boolean isInCharge() throws PluginException, InterruptedException {
        if (!Files.isDirectory(running) || !nginx.options().ctl().equals(NginxOptions.DEFAULT_CTL)) return false;
        if (executables.find(PROGRAM).isEmpty() || !nginx.isCompiledInConfiguration()) return false;
        return systemctl("cat", UNIT).exitCode() == 0;
    }

    /** Whether units are still about to be started that nobody has asked for now. */
    boolean isBooting() throws PluginException, InterruptedException {
        return BOOTING.contains(systemctl("is-system-running").standardOutput().strip());
    }

    CommandResult start() throws PluginException, InterruptedException {
        return systemctl("start", UNIT);
    }

    CommandResult stop() throws PluginException, InterruptedException {
        return systemctl("stop", UNIT);
    }

    private CommandResult systemctl(String... arguments) throws PluginException, InterruptedException {
        Optional<Path> program = executables.find(PROGRAM);
        var command = new ArrayList<>(List.of(program.map(Path::toString).orElse(PROGRAM)));
        command.addAll(List.of(arguments));
        try {
            return commands.run(command, Map.of());
        } catch (IOException e) {
            throw new PluginException("Could not run " + PROGRAM + ".", String.valueOf(e.getMessage()), "", e);
        }
    }
}
