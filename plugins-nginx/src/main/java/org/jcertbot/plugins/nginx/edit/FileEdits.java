package org.jcertbot.plugins.nginx.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jcertbot.plugins.nginx.syntax.Directive;
import org.jcertbot.plugins.nginx.syntax.TextEdits;
import org.jcertbot.plugins.nginx.syntax.Words;

/** Changes to the text of one file, collected before they are made. */
final class FileEdits {
    private final String source;
    private final TextEdits edits = new TextEdits();
    /** Begin and end of directives that go; a line that only they stand on goes with them. */
    private final TreeMap<Integer, Integer> removed = new TreeMap<>();

    private final Set<Directive> appendedTo = new HashSet<>();
    private final Set<Directive> marked = new HashSet<>();

    FileEdits(String source) {
        this.source = source;
    }

    void append(Directive block, List<NewDirective> directives) {
        if (directives.isEmpty()) return;
        BlockLayout layout = BlockLayout.of(source, block);
        boolean first = appendedTo.add(block);
        var text = new StringBuilder();
        if (first && !layout.endsWithOurs() && !layout.isOneLine()) text.append(layout.separator());
        for (NewDirective directive : directives)
            text.append(layout.separator()).append(managed(layout, directive));
        if (!layout.closesOnLastLine()) edits.insert(layout.bottom(), text.toString());
        else if (!first) edits.insert(layout.contentEnd(), text.toString());
        else {
            edits.insert(layout.contentEnd(), text.toString());
            edits.replace(layout.contentEnd(), layout.bottom(), "");
            edits.insert(layout.bottom(), layout.separator() + layout.outer());
        }
    }

    void prepend(Directive block, List<NewDirective> directives) {
        if (directives.isEmpty()) return;
        BlockLayout layout = BlockLayout.of(source, block);
        var text = new StringBuilder();
        for (NewDirective directive : directives)
            text.append(layout.separator()).append(managed(layout, directive));
        int top = layout.top();
        int next = Lines.skipBlanks(source, top);
        if (next < Lines.end(source, top)) {
            boolean closes = next == layout.body().close();
            text.append(layout.separator()).append(closes ? layout.outer() : layout.inner());
            edits.replace(top, next, text.toString());
        } else {
            if (!isFollowedByEmptyLineOrOurs(layout, top)) text.append(layout.separator());
            edits.insert(top, text.toString());
        }
    }

    private boolean isFollowedByEmptyLineOrOurs(BlockLayout layout, int top) {
        int line = Lines.next(source, top);
        if (Lines.isLast(source, line)) return true;
        for (Directive directive : layout.body().directives()) return Marker.isOn(source, directive);
        return true;
    }

    private static String managed(BlockLayout layout, NewDirective directive) {
        return directive.text(layout.inner(), layout.unit(), layout.separator()) + Marker.SUFFIX;
    }

    /** Puts a text of its own behind a directive, at the beginning of a line, after an empty line. */
    void insertAfter(Directive directive, String text) {
        String separator = Lines.separator(source);
        int at = directive.end();
        int next = Lines.skipBlanks(source, at);
        boolean comment = source.startsWith("#", next);
        if (comment) at = Lines.end(source, next);
        boolean last = comment || Lines.isLast(source, at);
        edits.insert(at, separator + separator + text + (last ? "" : separator));
    }

    /** Gives a directive other arguments; what stands between its words stays. */
    void replaceArguments(Directive directive, List<String> values) {
        if (directive.arguments().equals(values)) return;
        String written = String.join(" ", values.stream().map(Words::written).toList());
        if (directive.size() == 1) edits.insert(directive.wordEnd(0), " " + written);
        else edits.replace(directive.wordStart(1), directive.wordEnd(1), written);
        for (int i = 2; i < directive.size(); i++) {
            edits.delete(Lines.blanksBefore(source, directive.wordStart(i)), directive.wordEnd(i));
        }
        mark(directive);
    }

    void addArgument(Directive directive, String value) {
        edits.insert(directive.wordEnd(directive.size() - 1), " " + Words.written(value));
        mark(directive);
    }

    /** Whatever follows on the line goes to the next one, since the marker ends its line. */
    private void mark(Directive directive) {
        if (Marker.isOn(source, directive) || !marked.add(directive)) return;
        int end = directive.end();
        int next = Lines.skipBlanks(source, end);
        if (Lines.isLast(source, end)) {
            edits.insert(end, Marker.SUFFIX);
        } else {
            String indentation = Lines.indentation(source, directive.start());
            edits.replace(end, next, Marker.SUFFIX + Lines.separator(source) + indentation);
        }
    }

    /** Takes a directive and its marker away. Other comments stay where they are. */
    void remove(Directive directive) {
        int end = directive.end();
        if (Marker.isOn(source, directive)) {
            end = Lines.skipBlanks(source, end) + Marker.COMMENT.length();
        }
        removed.put(directive.start(), end);
    }

    /** The changed text. */
    String text() {
        removals().forEach(range -> edits.delete(range[0], range[1]));
        removed.clear();
        return edits.applyTo(source);
    }

    private List<int[]> removals() {
        var joined = new ArrayList<int[]>();
        removed.forEach((start, end) -> {
            int[] before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && Lines.skipBlanks(source, before[1]) >= start) before[1] = Math.max(before[1], end);
            else joined.add(new int[] {start, end});
        });
        joined.forEach(this::widen);
        return joined;
    }

    /** The whole line if nothing else stands on it; else the blanks that would be left over. */
    private void widen(int[] range) {
        boolean first = Lines.isFirst(source, range[0]);
        boolean last = Lines.isLast(source, range[1]);
        if (first && last) {
            range[0] = Lines.start(source, range[0]);
            range[1] = Lines.next(source, range[1]);
        } else if (last) {
            range[0] = Lines.blanksBefore(source, range[0]);
            range[1] = Lines.end(source, range[1]);
        } else {
            range[1] = Lines.skipBlanks(source, range[1]);
        }
    }
}
