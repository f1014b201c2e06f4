package org.jcertbot.core.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;

/** Parameters of renewal files, and options of plugins that are stored in them too. */
abstract class RenewalParamsCase {
    static final Option<Map<String, String>> WEBROOT_MAP =
            Option.named("webroot_map", new MapType()).help("A map.");
    static final Option<String> AUTH_HOOK =
            Option.named("manual_auth_hook", ValueTypes.TEXT).help("A text.");
    static final Option<String> CLEANUP_HOOK =
            Option.named("manual_cleanup_hook", ValueTypes.TEXT).help("A text.");
    static final Option<String> WEBROOT_PATH =
            Option.named("webroot_path", new PathsType()).help("Paths.");
    static final List<Option<?>> ALL = withPluginOptions();

    static <T> Settings given(Option<T> option, T value) {
        return Settings.defaults().with(option, value, Source.COMMAND_LINE);
    }

    static Settings restored(String key, String value) throws CertbotException {
        return RenewalParams.restore(Settings.defaults(), file(key, value), ALL);
    }

    static Map<String, Value> file(String key, String value) {
        var file = new LinkedHashMap<String, Value>();
        file.put("authenticator", new Value.Text("standalone"));
        file.put(key, new Value.Text(value));
        return file;
    }

    static List<String> keys(Map<String, Value> params) {
        return List.copyOf(params.keySet());
    }

    /** What was restored counts as set, so a rewrite moves key_type from the end to its place in the table. */
    static List<Map.Entry<String, Value>> inTableOrder(Map<String, Value> stored) {
        var order = ALL.stream().map(Option::storedName).toList();
        var entries = new ArrayList<>(stored.entrySet());
        entries.sort(Comparator.comparing((Map.Entry<String, Value> entry) -> entry.getValue() instanceof Value.TextMap)
                .thenComparing(entry -> order.indexOf(entry.getKey())));
        return entries;
    }

    static List<Option<?>> withPluginOptions() {
        var all = new ArrayList<>(Options.all());
        all.addAll(List.of(AUTH_HOOK, CLEANUP_HOOK, WEBROOT_PATH, WEBROOT_MAP));
        return all;
    }

    /** Enough of a reader for the files of the original, which have no quotes. */
    static Map<String, Value> params(String lineage) throws IOException {
        var params = new LinkedHashMap<String, Value>();
        var section = new LinkedHashMap<String, String>();
        boolean inParams = false;
        boolean inMap = false;
        for (String line : text(lineage).lines().toList()) {
            if (line.startsWith("[")) {
                inParams = inParams || line.equals("[renewalparams]");
                inMap = line.equals("[[webroot_map]]");
            } else if (inParams) {
                String[] parts = line.split(" = ", 2);
                if (inMap) section.put(parts[0], parts[1]);
                else params.put(parts[0], value(parts[1]));
            }
        }
        if (!section.isEmpty()) params.put("webroot_map", new Value.TextMap(section));
        return params;
    }

    static Value value(String text) {
        return text.endsWith(",")
                ? new Value.TextList(
                        Arrays.asList(text.substring(0, text.length() - 1).split(", ", -1)))
                : new Value.Text(text);
    }

    static String text(String lineage) throws IOException {
        try (InputStream file = RenewalParamsCase.class.getResourceAsStream("renewal/" + lineage + ".conf")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static final class MapType implements ValueType<Map<String, String>> {
        @Override
        public Map<String, String> parse(String text) {
            return Map.of();
        }

        @Override
        public Value store(Map<String, String> value) {
            return new Value.TextMap(value);
        }

        @Override
        public Map<String, String> restore(Value value) {
            return ((Value.TextMap) value).entries();
        }
    }

    static final class PathsType implements ValueType<String> {
        @Override
        public String parse(String text) {
            return text;
        }

        @Override
        public Value store(String value) {
            return new Value.TextList(List.of(value));
        }

        @Override
        public String restore(Value value) {
            return ((Value.TextList) value).texts().get(0);
        }
    }
}
