package org.jcertbot.core.configobj;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.configobj.ConfigObjSyntaxException.Problem;

/** Replaces {@code %(name)s} in values; any other percent sign means itself. */
final class Interpolation {
    private static final String OPEN = "%(";
    private static final String CLOSE = ")s";

    private record Place(Section section, String key) {}

    private record Found(Section section, Node.Entry entry) {}

    static Value resolve(Section section, Node.Entry entry) throws ConfigObjSyntaxException {
        if (!entry.raw().contains(OPEN)) return entry.value();
        if (entry.value() instanceof Value.TextList list) {
            var texts = new ArrayList<String>();
            for (String text : list.texts()) texts.add(expand(section, entry.key(), text, new HashSet<>()));
            return new Value.TextList(texts);
        }
        if (entry.value() instanceof Value.Text text) {
            return new Value.Text(expand(section, entry.key(), text.text(), new HashSet<>()));
        }
        return entry.value();
    }

    private static String expand(Section section, String key, String text, Set<Place> open)
            throws ConfigObjSyntaxException {
        var place = new Place(section, key);
        if (!open.add(place)) throw failure("the value of \"" + key + "\" refers to itself");
        String expanded = text;
        int from = 0;
        while (true) {
            int start = expanded.indexOf(OPEN, from);
            if (start < 0) break;
            int end = expanded.indexOf(')', start);
            if (end < 0) break;
            if (!expanded.startsWith(CLOSE, end)) {
                from = start + 1;
                continue;
            }
            String replacement = lookUp(section, expanded.substring(start + OPEN.length(), end), open);
            expanded = expanded.substring(0, start) + replacement + expanded.substring(end + CLOSE.length());
            from = start + replacement.length();
        }
        open.remove(place);
        return expanded;
    }

    private static String lookUp(Section section, String name, Set<Place> open) throws ConfigObjSyntaxException {
        Found found = find(section, name)
                .orElseThrow(() -> failure("\"%(" + name + ")s\" refers to \"" + name + "\", which is not set"));
        if (!(found.entry().value() instanceof Value.Text text)) {
            throw failure("\"%(" + name + ")s\" refers to \"" + name + "\", which is a list");
        }
        return expand(found.section(), name, text.text(), open);
    }

    private static Optional<Found> find(Section from, String name) {
        for (Optional<Section> level = Optional.of(from);
                level.isPresent();
                level = level.get().parent()) {
            Section section = level.get();
            var own = section.entry(name);
            if (own.isPresent()) return Optional.of(new Found(section, own.get()));
            var fallback = section.section("DEFAULT").flatMap(defaults -> defaults.entry(name));
            if (fallback.isPresent()) return Optional.of(new Found(section, fallback.get()));
        }
        return Optional.empty();
    }

    private static ConfigObjSyntaxException failure(String text) {
        return new ConfigObjSyntaxException(List.of(new Problem(Problem.NO_LINE, text)));
    }

    private Interpolation() {}
}
