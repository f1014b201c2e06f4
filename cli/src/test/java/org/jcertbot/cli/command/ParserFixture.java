package org.jcertbot.cli.command;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UsageException;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.settings.Settings;
import org.junit.jupiter.api.io.TempDir;

/** A parser on a machine of its own: empty configuration directories, a few commands, plugins as the test says. */
abstract class ParserFixture {
    private static final Set<String> COMMANDS = Set.of("true", "echo", "/bin/true");

    @TempDir
    Path machine;

    final List<PluginProvider> plugins = new ArrayList<>();
    int pluginsLoaded;

    Command parse(String... arguments) throws CertbotException {
        var surroundings = new Surroundings(
                Map.of("HOME", machine.resolve("home").toString()),
                machine.resolve("etc"),
                this::loadPlugins,
                program -> COMMANDS.contains(program) ? Optional.of(Path.of("/bin/true")) : Optional.empty());
        return new CommandLineParser(surroundings).parse(List.of(arguments));
    }

    Command.Perform run(String... arguments) throws CertbotException {
        return assertInstanceOf(Command.Perform.class, parse(arguments));
    }

    Settings settings(String... arguments) throws CertbotException {
        return run(arguments).settings();
    }

    String help(String... arguments) throws CertbotException {
        return assertInstanceOf(Command.ShowHelp.class, parse(arguments)).text();
    }

    String usageError(String... arguments) {
        return assertThrows(UsageException.class, () -> parse(arguments)).what();
    }

    String refusal(String... arguments) {
        CertbotException refused = assertThrows(CertbotException.class, () -> parse(arguments));
        if (refused instanceof UsageException) throw new AssertionError("a usage error: " + refused.getMessage());
        return String.valueOf(refused.getMessage());
    }

    void systemConfiguration(String... lines) throws IOException {
        write(machine.resolve("etc/cli.ini"), lines);
    }

    void userConfiguration(String... lines) throws IOException {
        write(machine.resolve("home/.config/letsencrypt/cli.ini"), lines);
    }

    Path write(Path file, String... lines) throws IOException {
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        return Files.write(file, List.of(lines));
    }

    private List<PluginProvider> loadPlugins() {
        pluginsLoaded++;
        return plugins;
    }
}
