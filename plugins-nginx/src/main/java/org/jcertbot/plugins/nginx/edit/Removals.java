package org.jcertbot.plugins.nginx.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jcertbot.plugins.nginx.syntax.Directive;
import org.jcertbot.plugins.nginx.syntax.Node;
import org.jcertbot.plugins.nginx.syntax.TextEdits;

/** Directives that go, each with its marker. A line that only they stand on goes with them; other comments stay. */
final class Removals {
    private record Range(int start, int end) {}

    private final String source;
    private final TreeMap<Integer, Integer> endByStart = new TreeMap<>();

    Removals(String source) {
        this.source = source;
    }

    void add(Directive directive) {
        int end = directive.end();
        if (Marker.isOn(source, directive)) end = Lines.skipBlanks(source, end) + Marker.COMMENT.length();
        endByStart.put(directive.start(), end);
    }

    /** True for a directive that goes, and for its marker. */
    boolean contain(Node node) {
        Map.Entry<Integer, Integer> before = endByStart.floorEntry(node.start());
        return before != null && node.start() < before.getValue();
    }

    /** True when one of them begins there. */
    boolean beginAt(int offset) {
        return endByStart.containsKey(offset);
    }

    /** True when everything goes from there to the end of the line. */
    boolean takeRestOfLine(int offset) {
        int lineEnd = Lines.end(source, offset);
        return joined().stream().anyMatch(range -> range.start <= offset && range.end >= lineEnd);
    }

    /** Leaves a part of the text alone that is replaced anyway. */
    void forget(int from, int to) {
        endByStart.subMap(from, to).clear();
    }

    void writeTo(TextEdits edits) {
        for (Range range : joined()) edits.delete(range.start, range.end);
    }

    /** Neighbours on a line go as one. */
    private List<Range> joined() {
        var joined = new ArrayList<Range>();
        endByStart.forEach((start, end) -> {
            int last = joined.size() - 1;
            boolean neighbour = last >= 0 && Lines.skipBlanks(source, joined.get(last).end) >= start;
            if (neighbour) joined.set(last, new Range(joined.get(last).start, end));
            else joined.add(new Range(start, end));
        });
        return joined.stream().map(this::widened).toList();
    }

    /** The whole line if nothing else stands on it; else with the blanks that would be left over. */
    private Range widened(Range range) {
        boolean first = Lines.isFirst(source, range.start);
        boolean last = Lines.isLast(source, range.end);
        if (first && last) return new Range(Lines.start(source, range.start), Lines.next(source, range.end));
        if (last) return new Range(Lines.blanksBefore(source, range.start), Lines.end(source, range.end));
        return new Range(range.start, Lines.skipBlanks(source, range.end));
    }
}
