package org.jcertbot.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.settings.Argument;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.verb.VerbName;
import org.jcertbot.core.verb.Verbs;

/**
 * Understands a command line: verb, options, configuration files, and the rules between options that can be checked
 * without doing anything yet. Nothing is written.
 */
public final class CommandLineParser {
    private static final String VERSION = "--version";

    private final Surroundings surroundings;

    public CommandLineParser(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What the arguments ask for.
     *
     * @throws org.jcertbot.core.error.UsageException for arguments that cannot be understood: see {@link UsageText}
     * @throws CertbotException for values and combinations that cannot be used
     */
    public Command parse(List<String> arguments) throws CertbotException {
        VerbAndArguments words = VerbAndArguments.of(arguments);
        if (words.asksForHelp()) return help(words.helpTopic());
        if (words.beforeEndOfOptions().contains(VERSION)) return new Command.ShowVersion();

        var index = new OptionIndex(surroundings.plugins());
        ArgumentTokens tokens = ArgumentTokens.of(words.arguments(), index);
        for (Spelling flag : tokens.flags().values()) { // abbreviated or bundled
            if (flag.option() == Options.HELP) return help(words.verbAsTopic());
            if (flag.option() == Options.VERSION) return new Command.ShowVersion();
        }
        return run(words.verb(), uses(words, tokens, index), index);
    }

    private Command help(String topic) {
        int columns = HelpWriter.columns(surroundings.environment().getOrDefault("COLUMNS", ""));
        return new Command.ShowHelp(new Help(surroundings.plugins(), columns).about(topic));
    }

    /** Configuration files first: they are the weaker ones. */
    private List<OptionUse> uses(VerbAndArguments words, ArgumentTokens tokens, OptionIndex index)
            throws CertbotException {
        // Without arguments picocli is not even loaded.
        List<OptionUse> commandLine =
                words.arguments().isEmpty() ? List.of() : new ArgumentSplitter(index).split(words, tokens);
        var files = new ConfigFiles(index, surroundings);
        var uses = new ArrayList<>(files.uses(commandLine));
        // The names of a renewal come from the certificates; cli.ini may have them for certonly.
        if (words.verb().equals(Verbs.RENEW)) uses.removeIf(use -> use.option() == Options.DOMAINS);
        uses.addAll(commandLine);
        return uses;
    }

    private Command run(VerbName verb, List<OptionUse> uses, OptionIndex index) throws CertbotException {
        Settings settings = interpreted(SettingsAssembly.of(uses), uses, index);
        settings = new OptionRules(surroundings.executables()).apply(verb, settings);
        return new Command.Perform(verb, settings, warnings(uses));
    }

    private static Settings interpreted(Settings settings, List<OptionUse> uses, OptionIndex index)
            throws CertbotException {
        var arguments = new ArrayList<Argument>();
        Set<Option<?>> used = new LinkedHashSet<>();
        for (OptionUse use : uses) {
            if (!use.hasEffect()) continue;
            arguments.add(use.toArgument());
            used.add(use.option());
        }
        Settings interpreted = settings;
        for (PluginProvider plugin : index.owners(used)) {
            interpreted = plugin.interpret(interpreted, List.copyOf(arguments));
        }
        return interpreted;
    }

    private static List<String> warnings(List<OptionUse> uses) {
        return uses.stream()
                .filter(use -> use.option().deprecated())
                .map(use -> "Use of " + use.spelling().text() + " is deprecated; it has no effect.")
                .distinct()
                .toList();
    }
}
