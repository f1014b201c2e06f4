package org.jcertbot.core.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.PluginException;

/**
 * A service as systemd knows it. Where there is one for a server, a server that was started without it takes its ports
 * away: the service cannot start any more.
 *
 * @param unit such as {@code nginx.service}
 * @param running the directory that exists while systemd is the service manager (sd_booted(3))
 */
public record SystemdService(String unit, CommandRunner commands, Executables executables, Path running) {
    private static final String PROGRAM = "systemctl";
    private static final Set<String> BOOTING = Set.of("initializing", "starting");

    /** Whether systemd manages this machine and has that unit. */
    public boolean exists() throws PluginException, InterruptedException {
        if (!Files.isDirectory(running) || executables.find(PROGRAM).isEmpty()) return false;
        return systemctl("cat", unit).exitCode() == 0;
    }

    /** Whether units are still about to be started that nobody has asked for now. */
    public boolean isBooting() throws PluginException, InterruptedException {
        return BOOTING.contains(systemctl("is-system-running").standardOutput().strip());
    }

    public CommandResult start() throws PluginException, InterruptedException {
        return systemctl("start", unit);
    }

    public CommandResult stop() throws PluginException, InterruptedException {
        return systemctl("stop", unit);
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
