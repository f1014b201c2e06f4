package org.jcertbot.plugins.nginx.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.plugins.nginx.syntax.Directive;
import org.jcertbot.plugins.nginx.syntax.TextEdits;
import org.jcertbot.plugins.nginx.syntax.Words;

/** Changes to the text of one file, collected before they are made, since they depend on each other. */
public final class FileEdits {
    private record Replacement(int start, int end, String text) {}

    private final String source;
    /** A directive that several servers include is changed for each of them, which is one change. */
    private final Set<Replacement> replacements = new LinkedHashSet<>();

    private final Removals removals;
    private final Set<Directive> marked = new LinkedHashSet<>();
    private final Map<Directive, List<NewDirective>> atTop = new LinkedHashMap<>();
    private final Map<Directive, List<NewDirective>> atBottom = new LinkedHashMap<>();

    public FileEdits(String source) {
        this.source = source;
        this.removals = new Removals(source);
    }

    public void append(Directive block, List<NewDirective> directives) {
        if (!directives.isEmpty())
            atBottom.computeIfAbsent(block, added -> new ArrayList<>()).addAll(directives);
    }

    public void prepend(Directive block, List<NewDirective> directives) {
        if (!directives.isEmpty())
            atTop.computeIfAbsent(block, added -> new ArrayList<>()).addAll(directives);
    }

    void insertAfter(Directive directive, String text) {
        String separator = Lines.separator(source);
        int next = Lines.skipBlanks(source, directive.end());
        boolean comment = source.startsWith("#", next);
        int at = comment ? Lines.end(source, next) : directive.end();
        boolean last = comment || Lines.isLast(source, at);
        replace(at, at, separator + separator + text + (last ? "" : separator));
    }

    /** What stands between its words stays. */
    public void replaceArguments(Directive directive, List<String> values) {
        if (directive.arguments().equals(values)) return;
        String written = String.join(" ", values.stream().map(Words::written).toList());
        if (directive.size() == 1) replace(directive.wordEnd(0), directive.wordEnd(0), " " + written);
        else replace(directive.wordStart(1), directive.wordEnd(1), written);
        for (int i = 2; i < directive.size(); i++) {
            replace(Lines.blanksBefore(source, directive.wordStart(i)), directive.wordEnd(i), "");
        }
        marked.add(directive);
    }

    void addArgument(Directive directive, String value) {
        int end = directive.wordEnd(directive.size() - 1);
        replace(end, end, " " + Words.written(value));
        marked.add(directive);
    }

    /** Takes one argument away, with the blanks before it. */
    public void removeArgument(Directive directive, int index) {
        replace(Lines.blanksBefore(source, directive.wordStart(index)), directive.wordEnd(index), "");
    }

    public void remove(Directive directive) {
        removals.add(directive);
    }

    private void replace(int start, int end, String text) {
        replacements.add(new Replacement(start, end, text));
    }

    /** The changed text of a directive, when nothing outside of it changes. */
    public String textOf(Directive directive) {
        String text = text();
        return text.substring(directive.start(), text.length() - (source.length() - directive.end()));
    }

    /** The changed text. Insertions at one place come in this order: markers, new lines, closing braces. */
    public String text() {
        var edits = new TextEdits();
        var blockEnds = new HashSet<Integer>();
        for (Directive block : atBottom.keySet()) blockEnds.add(block.end());
        marked.forEach(directive -> mark(edits, directive, blockEnds));
        replacements.forEach(one -> edits.replace(one.start, one.end, one.text));
        atTop.forEach((block, added) -> writeAtTop(edits, BlockLayout.of(source, block), added));
        atBottom.forEach((block, added) -> writeAtBottom(edits, BlockLayout.of(source, block), added));
        removals.writeTo(edits);
        return edits.applyTo(source);
    }

    /** Whatever follows on the line goes to the next one, since the marker ends its line. */
    private void mark(TextEdits edits, Directive directive, Set<Integer> blockEnds) {
        if (Marker.isOn(source, directive)) return;
        int end = directive.end();
        int next = Lines.skipBlanks(source, end);
        boolean braceGetsOwnLine = blockEnds.contains(next + 1);
        if (Lines.isLast(source, end) || braceGetsOwnLine) {
            edits.insert(end, Marker.SUFFIX);
            return;
        }
        String newLine = Lines.separator(source) + indentation(directive, source.charAt(next) == '}');
        edits.replace(end, removals.beginAt(next) ? end : next, Marker.SUFFIX + newLine);
    }

    /** Of a line that continues the one of a directive; deeper when that is also the line on which the block begins. */
    private String indentation(Directive directive, boolean closes) {
        int line = Lines.start(source, directive.start());
        boolean opens = source.substring(line, directive.start()).contains("{");
        String indentation = Lines.indentation(source, line);
        return opens && !closes ? indentation + BlockLayout.unit(indentation) : indentation;
    }

    private void writeAtTop(TextEdits edits, BlockLayout layout, List<NewDirective> added) {
        int top = layout.top();
        int next = Lines.skipBlanks(source, top);
        boolean continues = next < Lines.end(source, top) && !removals.takeRestOfLine(next);
        if (!continues) {
            edits.insert(top, layout.managed(added) + (layout.needsEmptyLineAfter(top) ? layout.separator() : ""));
            return;
        }
        boolean closes = next == layout.body().close();
        edits.insert(top, layout.managed(added) + layout.separator() + (closes ? layout.outer() : layout.inner()));
        edits.delete(top, next);
    }

    private void writeAtBottom(TextEdits edits, BlockLayout layout, List<NewDirective> added) {
        int end = layout.contentEnd(removals::contain);
        String text = (layout.needsEmptyLineBefore(end) ? layout.separator() : "") + layout.managed(added);
        int close = layout.body().close();
        if (Lines.end(source, end) < close) {
            edits.insert(Lines.end(source, end), text);
            return;
        }
        edits.insert(end, text).delete(end, close).insert(close, layout.separator() + layout.outer());
        removals.forget(end, close);
    }
}
