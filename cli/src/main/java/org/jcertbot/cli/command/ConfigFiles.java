package org.jcertbot.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UsageException;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.settings.ValueTypes;

/** What configuration files add to the command line. */
final class ConfigFiles {
    /** These make sense on a command line only. */
    private static final Set<Option<?>> NOT_IN_FILES = Set.of(Options.HELP, Options.VERSION);

    private final OptionIndex index;
    private final List<Path> defaults;

    ConfigFiles(OptionIndex index, Surroundings surroundings) {
        this.index = index;
        this.defaults = defaults(surroundings.systemConfiguration(), surroundings.environment());
    }

    /** The files that are read when they exist, the stronger one last. */
    static List<Path> defaults(Path systemConfiguration, Map<String, String> environment) {
        var files = new ArrayList<Path>();
        files.add(systemConfiguration.resolve("cli.ini"));
        userConfiguration(environment)
                .map(directory -> directory.resolve("letsencrypt").resolve("cli.ini"))
                .ifPresent(files::add);
        return files;
    }

    /**
     * The uses of options in all files, those in weaker files first. An option that is used on the command line or in a
     * stronger file is left out.
     */
    List<OptionUse> uses(List<OptionUse> commandLine) throws CertbotException {
        Set<Option<?>> taken = new HashSet<>();
        for (OptionUse use : commandLine) taken.add(use.option());
        var all = new ArrayList<OptionUse>();
        var files = files(commandLine);
        for (int i = files.size() - 1; i >= 0; i--) {
            var uses = uses(files.get(i), taken);
            for (OptionUse use : uses) taken.add(use.option());
            all.addAll(0, uses);
        }
        return all;
    }

    private List<Path> files(List<OptionUse> commandLine) throws CertbotException {
        var files = new ArrayList<Path>();
        for (Path file : defaults) if (Files.exists(file)) files.add(file);
        String named = "";
        for (OptionUse use : commandLine) if (use.option() == Options.CONFIG_FILE) named = use.text();
        if (!named.isEmpty()) files.add(ValueTypes.PATH.parse(named));
        return files;
    }

    private List<OptionUse> uses(Path file, Set<Option<?>> taken) throws UsageException {
        var uses = new ArrayList<OptionUse>();
        for (ConfigFile.Entry entry : ConfigFile.read(file)) {
            Optional<Spelling> spelling = index.find("--" + entry.key());
            if (spelling.isEmpty() || NOT_IN_FILES.contains(spelling.get().option())) {
                throw unrecognized(entry);
            }
            if (spelling.get().option() == Options.CONFIG_FILE) continue; // files do not name further files
            if (!taken.contains(spelling.get().option())) uses.add(use(spelling.get(), entry));
        }
        return uses;
    }

    private static OptionUse use(Spelling spelling, ConfigFile.Entry entry) throws UsageException {
        String value = entry.value();
        if (value.startsWith("[")) {
            throw new UsageException(entry.key() + " can't be set to a list '" + value + "' (" + entry.place()
                    + ")\nSeparate several values with commas, without brackets.");
        }
        boolean isNumberOfTimes =
                spelling.option().type() == ValueTypes.COUNT && value.chars().allMatch(Character::isDigit);
        if (spelling.takesArgument() || isNumberOfTimes) {
            return new OptionUse(spelling, value, Source.CONFIG_FILE, entry.place(), true);
        }
        return new OptionUse(spelling, spelling.impliedText(), Source.CONFIG_FILE, entry.place(), isTrue(entry));
    }

    private static boolean isTrue(ConfigFile.Entry entry) throws UsageException {
        try {
            return ValueTypes.FLAG.parse(entry.value());
        } catch (CertbotException e) {
            throw new UsageException("Unexpected value for " + entry.key() + ": '" + entry.value()
                    + "'. Expecting 'true', 'false', 'yes', 'no', 'on', 'off', '1' or '0' (" + entry.place() + ")");
        }
    }

    private UsageException unrecognized(ConfigFile.Entry entry) {
        String word = "--" + entry.key() + "=" + entry.value();
        return new UsageException(UnrecognizedWords.error(List.of(word), index, List.of())
                        .what() + "\nIt comes from " + entry.place() + ".");
    }

    private static Optional<Path> userConfiguration(Map<String, String> environment) {
        String named = environment.getOrDefault("XDG_CONFIG_HOME", "");
        if (!named.isEmpty()) return Optional.of(Path.of(named));
        String home = environment.getOrDefault("HOME", "");
        return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".config"));
    }
}
