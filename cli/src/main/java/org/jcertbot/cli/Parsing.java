package org.jcertbot.cli;

import java.util.List;
import org.jcertbot.cli.command.Command;
import org.jcertbot.cli.command.CommandLineParser;
import org.jcertbot.cli.command.UsageText;
import org.jcertbot.cli.run.CommandLine;
import org.jcertbot.cli.run.Invocation;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UsageException;
import org.jcertbot.core.release.Release;

/** The parser as a run sees it. */
record Parsing(CommandLineParser parser) implements CommandLine {
    @Override
    public Invocation parse(List<String> arguments) throws CertbotException {
        Command command = parser.parse(arguments);
        if (command instanceof Command.Run run) {
            return new Invocation.Work(run.verb().name(), run.settings(), run.warnings());
        }
        return new Invocation.Show(command instanceof Command.ShowHelp help ? help.text() : Release.LINE);
    }

    @Override
    public String usage(UsageException error) {
        return UsageText.of(error);
    }
}
