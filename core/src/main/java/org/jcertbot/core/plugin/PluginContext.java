package org.jcertbot.core.plugin;

import java.time.Clock;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.file.DirectoryLocks;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.process.Executables;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.Sleeper;

/**
 * The world as plugins see it.
 *
 * @param locks of this process, held until the run ends
 */
public record PluginContext(
        Settings settings,
        Console console,
        FileStore files,
        CommandRunner commands,
        Executables executables,
        Clock clock,
        Sleeper sleeper,
        DirectoryLocks locks,
        PluginNetwork network) {
    /** The same world with other settings, for a certificate that has its own. */
    public PluginContext with(Settings other) {
        return new PluginContext(other, console, files, commands, executables, clock, sleeper, locks, network);
    }
}
