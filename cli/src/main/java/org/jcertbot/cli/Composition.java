package org.jcertbot.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.cli.command.CommandLineParser;
import org.jcertbot.cli.command.Surroundings;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.cli.run.ProcessContext;
import org.jcertbot.cli.run.Program;
import org.jcertbot.cli.run.StandardStreams;
import org.jcertbot.cli.run.VerbFactory;
import org.jcertbot.cli.terminal.Terminals;
import org.jcertbot.core.plugin.PluginCatalog;
import org.jcertbot.core.process.SearchPath;

/**
 * Puts the program together: the one place that knows which object does what, and the only one that reads the
 * environment of the process.
 */
final class Composition {
    private static final Path SYSTEM_CONFIGURATION = Path.of("/etc/letsencrypt");

    private Composition() {}

    static Program program() {
        Map<String, String> environment = System.getenv();
        var searchPath = new SearchPath(environment.getOrDefault("PATH", ""));
        PluginCatalog plugins = PluginCatalog.in(Composition.class.getClassLoader());
        var streams = new StandardStreams(new FileInputStream(FileDescriptor.in), System.out, System.err);
        var context = new ProcessContext(
                streams,
                () -> Terminals.detect(
                        Optional.ofNullable(System.getProperty("certbot.tty")),
                        Optional.ofNullable(environment.get("COLUMNS"))),
                Path.of(System.getProperty("java.io.tmpdir")),
                RunLog::ofThisProcess);
        var surroundings = new Surroundings(
                environment,
                SYSTEM_CONFIGURATION,
                plugins::all,
                searchPath,
                () -> context.terminals().get().columns());
        VerbFactory verbs = (verb, settings, console) ->
                new Wiring(verb, environment, searchPath, plugins, settings, console).verb();
        return new Program(context, new Parsing(new CommandLineParser(surroundings)), new Access(), verbs);
    }
}
