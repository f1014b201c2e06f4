package org.jcertbot.cli;

import java.nio.file.Path;
import org.jcertbot.cli.command.CommandLineParser;
import org.jcertbot.cli.command.Surroundings;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.cli.run.Program;
import org.jcertbot.core.selection.PluginCatalog;

/** Puts the program together: the one place that knows which object does what. {@link Wiring} does so for the verbs. */
final class Composition {
    private static final Path SYSTEM_CONFIGURATION = Path.of("/etc/letsencrypt");

    private Composition() {}

    static Program program() {
        RunLog.ofThisProcess(); // before the first logger is made, which would search for it
        PluginCatalog plugins = PluginCatalog.in(Composition.class.getClassLoader());
        var surroundings = new Surroundings(
                ThisProcess.environment(), SYSTEM_CONFIGURATION, plugins::all, ThisProcess.searchPath());
        return new Program(
                ThisProcess.context(),
                new CommandLineParser(surroundings),
                (command, console) -> new Wiring(command, console, plugins).verb());
    }
}
