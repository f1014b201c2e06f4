package org.jcertbot.cli.run;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.UsageException;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;

/** Understands a verb, a few flags, and what is wrong with {@code --bad}. */
final class FakeCommandLine implements CommandLine {
    private final Path root;

    FakeCommandLine(Path root) {
        this.root = root;
    }

    @Override
    public Invocation parse(List<String> arguments) throws CertbotException {
        if (arguments.contains("--help")) return new Invocation.Show("the help");
        if (arguments.contains("--unknown")) throw new UsageException("unrecognized arguments: --unknown");
        if (arguments.contains("--bad")) throw new InvalidInputException("--bad cannot be used", "", "");
        if (arguments.contains("--bug")) throw new IllegalStateException("a bug");
        Settings settings = Settings.defaults()
                .with(Options.CONFIG_DIR, root.resolve("config"), Source.COMMAND_LINE)
                .with(Options.WORK_DIR, root.resolve("work"), Source.COMMAND_LINE)
                .with(Options.LOGS_DIR, root.resolve("logs"), Source.COMMAND_LINE)
                .with(Options.MAX_LOG_BACKUPS, 10, Source.COMMAND_LINE)
                .with(Options.QUIET, arguments.contains("-q"), Source.COMMAND_LINE)
                .with(Options.DEBUG, arguments.contains("--debug"), Source.COMMAND_LINE)
                .with(Options.STRICT_PERMISSIONS, arguments.contains("--strict-permissions"), Source.COMMAND_LINE);
        List<String> warnings = arguments.contains("--old") ? List.of("--old has no effect") : List.of();
        return new Invocation.Work(arguments.get(0), settings, warnings);
    }

    @Override
    public String usage(UsageException error) {
        return "usage: certbot\ncertbot: error: " + error.getMessage();
    }
}
