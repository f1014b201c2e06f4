package org.jcertbot.plugins.nginx.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.process.Executables;
import org.jspecify.annotations.Nullable;

/** The program and its main file; runs the one on the other, never through a shell. */
final class NginxInstallation {
    private final NginxOptions options;
    private final CommandRunner commands;
    private final Executables executables;
    private @Nullable NginxVersion version;
    private @Nullable Path configuration;

    NginxInstallation(NginxOptions options, CommandRunner commands, Executables executables) {
        this.options = options;
        this.commands = commands;
        this.executables = executables;
    }

    NginxOptions options() {
        return options;
    }

    /** The main file: the one that the build has compiled in, where the default directory has none. */
    Path configuration() throws PluginException, InterruptedException {
        if (configuration == null) configuration = findConfiguration();
        return configuration;
    }

    /** Asked once. */
    NginxVersion version() throws PluginException, InterruptedException {
        if (version == null) version = askVersion();
        return version;
    }

    /** Whether this is the program of the system with the configuration that is compiled into it. */
    boolean isTheUsualOne() throws PluginException, InterruptedException {
        return options.ctl().equals(NginxOptions.DEFAULT_CTL)
                && configuration().equals(version().configurationFile());
    }

    /** The arguments come after those that choose the main file. */
    CommandResult run(String... arguments) throws PluginException, InterruptedException {
        return run(command(configuration(), arguments));
    }

    List<String> command(Path mainFile, String... arguments) throws PluginException {
        var command = new ArrayList<String>(List.of(program().toString(), "-c", mainFile.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Path program() throws PluginException {
        return executables
                .find(options.ctl())
                .orElseThrow(() -> new PluginException(
                        "Could not find a usable nginx binary.",
                        "There is no executable file " + options.ctl() + ".",
                        "Check that nginx is installed, that its binary is executable and in PATH, or name it with"
                                + " --nginx-ctl. If nginx runs in another container, use --webroot and a deploy hook"
                                + " instead."));
    }

    private Path findConfiguration() throws PluginException, InterruptedException {
        Path wanted = options.mainFile();
        if (options.serverRootGiven() || Files.isRegularFile(wanted)) return wanted;
        Path compiledIn = version().configurationFile();
        return Files.isRegularFile(compiledIn) ? compiledIn : wanted;
    }

    private NginxVersion askVersion() throws PluginException, InterruptedException {
        CommandResult result = run(command(options.mainFile(), "-V"));
        NginxVersion found = new VersionOutput(result.standardError())
                .parse()
                .orElseThrow(() -> new PluginException(
                        "Could not find out the version of nginx.",
                        options.ctl() + " -V answered: "
                                + result.standardError().strip(),
                        "Check that --nginx-ctl names an nginx binary."));
        found.requireUsable();
        return found;
    }

    private CommandResult run(List<String> command) throws PluginException, InterruptedException {
        try {
            return commands.run(command, Map.of());
        } catch (IOException e) {
            throw new PluginException("Could not run " + command.get(0) + ".", String.valueOf(e.getMessage()), "", e);
        }
    }
}
