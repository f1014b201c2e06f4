package org.jcertbot.core.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UsageException;

/**
 * Several values that add up over repeated uses; duplicates are dropped.
 *
 * @param separator splits one argument into several; empty: it does not
 */
record ListType<T>(Element<T> element, Function<T, String> text, String separator) implements ValueType<List<T>> {
    /** Reads one value. */
    @FunctionalInterface
    interface Element<T> {
        T parse(String text) throws CertbotException;
    }

    @Override
    public List<T> parse(String argument) throws CertbotException {
        if (!separator.isEmpty() && argument.isBlank()) return List.of();
        var values = new LinkedHashSet<T>();
        for (String part : separator.isEmpty() ? List.of(argument) : List.of(argument.split(separator, -1))) {
            values.add(element.parse(part.strip()));
        }
        return List.copyOf(values);
    }

    @Override
    public List<T> merge(List<T> earlier, List<T> later) {
        var all = new LinkedHashSet<>(earlier);
        all.addAll(later);
        return List.copyOf(all);
    }

    @Override
    public Value store(List<T> values) {
        return new Value.TextList(values.stream().map(text).toList());
    }

    @Override
    public List<T> restore(Value value) throws CertbotException {
        var values = new ArrayList<T>();
        List<String> texts =
                value instanceof Value.TextList list ? list.texts() : List.of(ValueTypes.TEXT.restore(value));
        for (String part : texts) values.add(element.parse(part));
        return List.copyOf(values);
    }

    /** A challenge type by its ACME name or by the short form of older releases. */
    static ChallengeType challengeType(String name) throws UsageException {
        String acmeName = switch (name) {
            case "http" -> "http-01";
            case "dns" -> "dns-01";
            default -> name;
        };
        return ChallengeType.ofAcmeName(acmeName)
                .orElseThrow(() -> new UsageException("Unrecognized challenges: " + name));
    }
}
