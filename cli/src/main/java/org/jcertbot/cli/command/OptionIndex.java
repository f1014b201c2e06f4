package org.jcertbot.cli.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jcertbot.core.error.UsageException;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.ReservedPluginOptions;
import org.jspecify.annotations.Nullable;

/** Finds options by what a user types. Plugins are asked only for what is not the exact flag of a core option. */
final class OptionIndex {
    private final Supplier<List<PluginProvider>> plugins;
    private final Map<String, Spelling> core = spellings(Options.all());
    private @Nullable Map<String, Spelling> everything;
    private List<PluginProvider> providers = List.of();

    OptionIndex(Supplier<List<PluginProvider>> plugins) {
        this.plugins = plugins;
    }

    /** The option with exactly this flag, such as {@code --domains} or {@code -d}. */
    Optional<Spelling> exact(String flag) {
        Spelling known = core.get(flag);
        return Optional.ofNullable(known != null ? known : everything().get(flag));
    }

    /** The option with this flag, or the only one whose long flag starts with it. */
    Optional<Spelling> find(String flag) throws UsageException {
        var exact = exact(flag);
        if (exact.isPresent() || !flag.startsWith("--") || flag.length() < 3) return exact;
        var candidates = new ArrayList<Spelling>();
        for (Spelling spelling : everything().values()) {
            if (spelling.text().startsWith(flag)) candidates.add(spelling);
        }
        if (candidates.isEmpty()) return Optional.empty();
        if (!candidates.stream().allMatch(OptionIndex::isExtension)) candidates.removeIf(OptionIndex::isExtension);
        Spelling first = candidates.get(0);
        if (!candidates.stream().allMatch(first::meansTheSameAs)) {
            var flags = candidates.stream().map(Spelling::text).toList();
            throw new UsageException("ambiguous option: " + flag + " could match " + String.join(", ", flags));
        }
        return Optional.of(first);
    }

    /** An abbreviation that works with the original works here, whatever we add. */
    private static boolean isExtension(Spelling spelling) {
        return spelling.option().extension();
    }

    /** The known flag that is most like an unknown one; empty when none is like it. */
    Optional<String> closest(String flag) {
        return ClosestWord.to(flag, everything().keySet());
    }

    /** The plugins that brought one of these options; none is loaded for it. */
    List<PluginProvider> owners(Collection<Option<?>> used) {
        return providers.stream()
                .filter(provider -> provider.options().stream().anyMatch(used::contains))
                .toList();
    }

    private Map<String, Spelling> everything() {
        if (everything == null) {
            providers = List.copyOf(plugins.get());
            everything = new LinkedHashMap<>(core);
            for (Option<?> option : pluginOptions(providers)) addSpellings(option, everything);
        }
        return everything;
    }

    /** The options of the installed plugins, and those reserved for others. */
    static List<Option<?>> pluginOptions(List<PluginProvider> providers) {
        var options = new ArrayList<Option<?>>();
        Set<String> taken = new HashSet<>();
        for (PluginProvider provider : providers) {
            for (Option<?> option : provider.options()) {
                if (taken.add(option.key())) options.add(option);
            }
        }
        for (Option<?> option : ReservedPluginOptions.all()) {
            if (taken.add(option.key())) options.add(option);
        }
        return options;
    }

    private static Map<String, Spelling> spellings(List<Option<?>> options) {
        var spellings = new LinkedHashMap<String, Spelling>();
        for (Option<?> option : options) addSpellings(option, spellings);
        return spellings;
    }

    private static void addSpellings(Option<?> option, Map<String, Spelling> spellings) {
        add(option, option.flags(), false, spellings);
        add(option, option.hiddenFlags(), false, spellings);
        add(option, option.negations(), true, spellings);
        add(option, option.hiddenNegations(), true, spellings);
    }

    private static void add(Option<?> option, List<String> flags, boolean negate, Map<String, Spelling> spellings) {
        for (String flag : flags) spellings.putIfAbsent(flag, new Spelling(flag, option, negate));
    }
}
