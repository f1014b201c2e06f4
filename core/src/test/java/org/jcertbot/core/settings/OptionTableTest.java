package org.jcertbot.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table against the list of every option of the original. */
class OptionTableTest {
    /** Brought by plugins of ours. */
    private static final Set<String> BY_PLUGINS =
            Set.of("webroot_path", "webroot_map", "manual_auth_hook", "manual_cleanup_hook");

    /** Where one list of the original is several options here. */
    private static final Map<String, String> OWN_KEYS =
            Map.of("--authenticators", "authenticators_only", "--installers", "installers_only");

    /** The original's text for a default that is computed. */
    private static final Set<String> COMPUTED_DEFAULTS =
            Set.of("cert_path", "fullchain_path", "chain_path", "config_file", "reason", "ifaces");

    record Row(
            List<String> flags,
            String dest,
            boolean takes,
            String action,
            String byDefault,
            String topics,
            boolean hidden) {
        static Row parse(String line) {
            String[] cells = line.split("\t", -1);
            return new Row(
                    List.of(cells[0].split(" ", -1)),
                    cells[1],
                    !cells[2].equals("0"),
                    cells[3],
                    cells[6],
                    cells[7],
                    cells[8].equals("hidden"));
        }

        String key() {
            return OWN_KEYS.getOrDefault(flags.get(0), dest);
        }

        boolean negates() {
            return action.equals("store_false");
        }

        @Override
        public String toString() {
            return String.join(" ", flags);
        }
    }

    static Stream<Row> rows() throws IOException {
        try (InputStream file = OptionTableTest.class.getResourceAsStream("options.tsv")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text
                    .lines()
                    .skip(1)
                    .map(Row::parse)
                    .filter(row -> !BY_PLUGINS.contains(row.dest()))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasTheFlagsOfTheOriginal(Row row) {
        Option<?> option = option(row.key());
        var shown = row.negates() ? option.negations() : option.flags();
        var hidden = row.negates() ? option.hiddenNegations() : option.hiddenFlags();
        boolean hiddenAsAWhole = row.hidden() && option.hidden();
        assertEquals(row.flags(), row.hidden() && !hiddenAsAWhole ? hidden : shown);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void takesAnArgumentWhereTheOriginalDoes(Row row) {
        assertEquals(row.takes(), option(row.key()).type().takesArgument());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasTheDefaultOfTheOriginal(Row row) {
        if (COMPUTED_DEFAULTS.contains(row.dest())) return;
        String byDefault =
                option(row.key()).defaultValue().map(Object::toString).orElse("");
        assertEquals(row.byDefault().toLowerCase(Locale.ROOT), byDefault.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isShownUnderTheTopicsOfTheOriginal(Row row) {
        Option<?> option = option(row.key());
        var topics = option.topics().stream().map(Topic::name).toList();
        assertTrue(topics.containsAll(Arrays.asList(row.topics().split(",", -1))), topics.toString());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hidesWhatTheOriginalHides(Row row) {
        Option<?> option = option(row.key());
        boolean shown = !option.hidden()
                && Stream.concat(option.flags().stream(), option.negations().stream())
                        .anyMatch(row.flags()::contains);
        assertEquals(row.hidden(), !shown);
    }

    @Test
    void marksWhatTheOriginalDoesNotHave() throws IOException {
        Set<String> known = new HashSet<>();
        rows().forEach(row -> known.add(row.key()));
        assertEquals(
                List.of(),
                everything().stream()
                        .filter(option -> known.contains(option.key()) == option.extension())
                        .toList());
    }

    @Test
    void listsEveryConstantOnce() throws IllegalAccessException {
        Set<Object> constants = new LinkedHashSet<>();
        for (Field field : Options.class.getFields()) constants.add(field.get(null));
        constants.addAll(OriginalDnsPlugin.SELECTORS);
        assertEquals(constants, new HashSet<Object>(Options.all()));
        assertEquals(constants.size(), Options.all().size());
    }

    @Test
    void explainsEveryOptionAndNamesEveryValue() {
        for (Option<?> option : everything()) {
            assertFalse(option.help().isBlank(), option + " has no help");
            assertTrue(option.help().endsWith("."), option + " does not end with a full stop");
            if (option.type().takesArgument()) assertFalse(option.valueName().isEmpty(), option + " has no value name");
        }
    }

    @Test
    void spellsNoFlagTwice() {
        Set<String> seen = new HashSet<>();
        for (Option<?> option : everything()) {
            for (var flags :
                    List.of(option.flags(), option.hiddenFlags(), option.negations(), option.hiddenNegations())) {
                for (String flag : flags) assertTrue(seen.add(flag), flag + " is there twice");
            }
        }
    }

    private static Option<?> option(String key) {
        return everything().stream()
                .filter(option -> option.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no option " + key));
    }

    private static List<Option<?>> everything() {
        var options = new ArrayList<>(Options.all());
        options.addAll(ReservedPluginOptions.all());
        return options;
    }
}
