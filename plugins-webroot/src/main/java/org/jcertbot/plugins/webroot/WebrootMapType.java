package org.jcertbot.plugins.webroot;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.settings.ValueType;
import org.jcertbot.core.settings.ValueTypes;

/** Which directory serves which name: a JSON object as an argument, a subsection in a renewal file. */
final class WebrootMapType implements ValueType<Map<Identifier, Path>> {
    @Override
    public Map<Identifier, Path> parse(String text) throws CertbotException {
        return WebrootMapJson.parse(text);
    }

    @Override
    public Map<Identifier, Path> merge(Map<Identifier, Path> earlier, Map<Identifier, Path> later) {
        var all = new LinkedHashMap<>(earlier);
        all.putAll(later);
        return Collections.unmodifiableMap(all);
    }

    @Override
    public Value store(Map<Identifier, Path> value) {
        var entries = new LinkedHashMap<String, String>();
        value.forEach((identifier, webroot) -> entries.put(identifier.text(), webroot.toString()));
        return new Value.TextMap(entries);
    }

    @Override
    public Map<Identifier, Path> restore(Value value) throws CertbotException {
        if (!(value instanceof Value.TextMap map)) {
            throw new InvalidInputException(
                    "Expected a subsection [[webroot_map]], not a single value.",
                    "It says which directory serves which name.",
                    "Write a line NAME = DIRECTORY below it for each name, or remove webroot_map.");
        }
        var webroots = new LinkedHashMap<Identifier, Path>();
        for (var entry : map.entries().entrySet()) {
            webroots.put(Identifier.parse(entry.getKey()), ValueTypes.PATH.restore(new Value.Text(entry.getValue())));
        }
        return Collections.unmodifiableMap(webroots);
    }
}
