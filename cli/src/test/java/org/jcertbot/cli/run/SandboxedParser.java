package org.jcertbot.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jcertbot.cli.command.CommandLineParser;
import org.jcertbot.cli.command.Surroundings;
import org.jcertbot.core.plugin.PluginProvider;

/** The parser of a machine whose configuration file keeps the directories of every run below one. */
final class SandboxedParser {
    private SandboxedParser() {}

    static CommandLineParser below(Path root, Supplier<List<PluginProvider>> plugins) throws IOException {
        Path systemConfiguration = Files.createDirectories(root.resolve("etc"));
        Files.write(
                systemConfiguration.resolve("cli.ini"),
                List.of(
                        "config-dir = " + root.resolve("config"),
                        "work-dir = " + root.resolve("work"),
                        "logs-dir = " + root.resolve("logs")));
        return new CommandLineParser(
                new Surroundings(Map.of(), systemConfiguration, plugins, program -> Optional.empty()));
    }
}
