package org.jcertbot.plugins.nginx.edit;

import java.util.List;
import org.jcertbot.plugins.nginx.syntax.Body;
import org.jcertbot.plugins.nginx.syntax.Directive;
import org.jcertbot.plugins.nginx.syntax.Node;

/**
 * How a block is laid out, so that what is added looks like what is there.
 *
 * @param outer what the line indents that the block begins on
 * @param inner what the lines in the block are indented by, as its first directive that begins a line has it
 */
record BlockLayout(String source, Body body, String outer, String inner) {
    private static final String SPACES = "    ";

    static BlockLayout of(String source, Directive block) {
        Body body = block.body().orElseThrow(() -> new IllegalArgumentException("not a block: " + block));
        String outer = Lines.indentation(source, block.start());
        for (Directive directive : body.directives()) {
            if (Lines.isFirst(source, directive.start())) {
                return new BlockLayout(source, body, outer, Lines.indentation(source, directive.start()));
            }
        }
        return new BlockLayout(source, body, outer, outer + (outer.startsWith("\t") ? "\t" : SPACES));
    }

    String separator() {
        return Lines.separator(source);
    }

    /** What one level is indented by. */
    String unit() {
        if (inner.length() > outer.length() && inner.startsWith(outer)) return inner.substring(outer.length());
        return inner.startsWith("\t") ? "\t" : SPACES;
    }

    /** Where the last directive or comment ends, or the opening brace when there is none. */
    int contentEnd() {
        List<Node> nodes = body.nodes();
        if (nodes.isEmpty()) return body.open() + 1;
        Node last = nodes.get(nodes.size() - 1);
        // a comment's text includes the CR of a CR LF
        return last instanceof Directive ? last.end() : Lines.end(source, last.start());
    }

    /** Where the line ends on which the content ends, if the closing brace is not on it. */
    int bottom() {
        return Math.min(Lines.end(source, contentEnd()), body.close());
    }

    /** True when the closing brace stands on the line on which the content ends. */
    boolean closesOnLastLine() {
        return bottom() == body.close();
    }

    /** True when new lines at the bottom continue lines of ours, or are the first ones. */
    boolean endsWithOurs() {
        int end = contentEnd();
        return body.nodes().isEmpty()
                || source.substring(Lines.start(source, end), end).endsWith(Marker.COMMENT);
    }

    /** True when the body has no line of its own. */
    boolean isOneLine() {
        return Lines.end(source, body.open()) > body.close();
    }

    /** Where the line of the opening brace ends, a comment behind the brace included; the brace, if more follows on it. */
    int top() {
        int next = Lines.skipBlanks(source, body.open() + 1);
        int lineEnd = Lines.end(source, body.open() + 1);
        boolean alone = next >= lineEnd || source.charAt(next) == '#';
        return alone ? lineEnd : body.open() + 1;
    }
}
