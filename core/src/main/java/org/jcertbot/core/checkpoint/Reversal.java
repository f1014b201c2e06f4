package org.jcertbot.core.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcertbot.core.text.ByteText;

/**
 * Takes our part out of a file that somebody else has changed since we did. It is data, not code, so that the run that
 * repairs what another one left can do it too.
 */
public final class Reversal {
    /** Nothing can be taken out: the saved copy comes back, and the file as it is now is kept elsewhere. */
    public static final Reversal NONE = new Reversal(List.of(), List.of());

    /** One character for each byte, as in everything here. */
    private final List<String> insertions;

    private final List<String> traces;

    private Reversal(List<String> insertions, List<String> traces) {
        this.insertions = List.copyOf(insertions);
        this.traces = List.copyOf(traces);
    }

    /**
     * For a change that only adds to a file: what was added is removed from it, wherever it is now.
     *
     * @param insertions what was added, each piece as a whole
     * @param traces what shows that something of ours is still in there, as when somebody has written our lines anew in
     *     another layout; then the saved copy comes back
     */
    public static Reversal removing(List<byte[]> insertions, List<byte[]> traces) {
        return ofText(texts(insertions), texts(traces));
    }

    static Reversal ofText(List<String> insertions, List<String> traces) {
        return insertions.isEmpty() ? NONE : new Reversal(insertions, traces);
    }

    /** Takes back this one and another that was made after it. */
    Reversal and(Reversal later) {
        if (insertions.isEmpty() || later.insertions.isEmpty()) return NONE;
        return new Reversal(joined(insertions, later.insertions), joined(traces, later.traces));
    }

    boolean isPossible() {
        return !insertions.isEmpty();
    }

    /**
     * The content without what we had put in; the same when there is nothing of ours in it any more.
     *
     * @return empty when ours cannot be told from theirs
     */
    public Optional<byte[]> withoutOurs(byte[] current) {
        if (!isPossible()) return Optional.empty();
        String rest = ByteText.of(current);
        for (String insertion : insertions) rest = rest.replace(insertion, "");
        return traces.stream().anyMatch(rest::contains) ? Optional.empty() : Optional.of(ByteText.bytes(rest));
    }

    List<String> insertions() {
        return insertions;
    }

    List<String> traces() {
        return traces;
    }

    private static List<String> texts(List<byte[]> contents) {
        return contents.stream()
                .map(ByteText::of)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
