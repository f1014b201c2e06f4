package org.jcertbot.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jcertbot.cli.command.CommandLineParser;
import org.jcertbot.cli.command.Surroundings;
import org.jcertbot.cli.run.Program;
import org.jcertbot.cli.run.ThisProcess;
import org.jcertbot.cli.run.VerbFactory;
import org.jcertbot.core.plugin.PluginCatalog;
import org.jcertbot.core.process.SearchPath;

/** Puts the program together: the one place that knows which object does what. {@link Wiring} does so for the verbs. */
final class Composition {
    private static final Path SYSTEM_CONFIGURATION = Path.of("/etc/letsencrypt");

    private Composition() {}

    static Program program() {
        Map<String, String> environment = System.getenv();
        var searchPath = new SearchPath(environment.getOrDefault("PATH", ""));
        PluginCatalog plugins = PluginCatalog.in(Composition.class.getClassLoader());
        var surroundings = new Surroundings(
                environment,
                SYSTEM_CONFIGURATION,
                plugins::all,
                searchPath,
                () -> ThisProcess.terminals().columns());
        VerbFactory verbs = (verb, settings, console) ->
                new Wiring(verb, environment, searchPath, plugins, settings, console).verb();
        return new Program(
                ThisProcess.context(), new Parsing(new CommandLineParser(surroundings)), new Access(), verbs);
    }
}
