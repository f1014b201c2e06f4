package org.jcertbot.plugins.nginx.edit;

import java.util.List;
import java.util.function.Predicate;
import org.jcertbot.plugins.nginx.syntax.Body;
import org.jcertbot.plugins.nginx.syntax.Directive;
import org.jcertbot.plugins.nginx.syntax.Node;

/**
 * How a block is laid out, so that what is added looks like what is there.
 *
 * @param outer what the line indents that the block begins on
 * @param inner what the lines in the block are indented by, as its first directive that begins a line has it
 */
public record BlockLayout(String source, Body body, String outer, String inner) {
    private static final String SPACES = "    ";

    public static BlockLayout of(String source, Directive block) {
        Body body = block.body().orElseThrow(() -> new IllegalArgumentException("not a block: " + block));
        String outer = Lines.indentation(source, block.start());
        for (Directive directive : body.directives()) {
            if (Lines.isFirst(source, directive.start())) {
                return new BlockLayout(source, body, outer, Lines.indentation(source, directive.start()));
            }
        }
        return new BlockLayout(source, body, outer, outer + unit(outer));
    }

    public String separator() {
        return Lines.separator(source);
    }

    /** What one level is indented by. */
    public String unit() {
        if (inner.length() > outer.length() && inner.startsWith(outer)) return inner.substring(outer.length());
        return unit(inner);
    }

    /** What one level is indented by where a line has this indentation. */
    static String unit(String indentation) {
        return indentation.startsWith("\t") ? "\t" : SPACES;
    }

    /**
     * Where the last directive or comment ends that stays, or the opening brace when there is none.
     *
     * @param goes true for what is taken away
     */
    int contentEnd(Predicate<Node> goes) {
        List<Node> nodes = body.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            // a comment's text includes the CR of a CR LF
            if (!goes.test(node)) return node instanceof Directive ? node.end() : Lines.end(source, node.start());
        }
        return body.open() + 1;
    }

    /** False when new lines behind the content begin the block, or continue lines of ours. */
    boolean needsEmptyLineBefore(int contentEnd) {
        return contentEnd > body.open() + 1
                && !isOneLine()
                && !source.substring(Lines.start(source, contentEnd), contentEnd)
                        .endsWith(Marker.COMMENT);
    }

    /** False when there is one already, nothing follows, or what follows is ours. */
    boolean needsEmptyLineAfter(int top) {
        if (Lines.isLast(source, Lines.next(source, top))) return false;
        for (Directive directive : body.directives()) return !Marker.isOn(source, directive);
        return false;
    }

    /** Directives on new lines, each with our marker. */
    String managed(List<NewDirective> directives) {
        var text = new StringBuilder();
        for (NewDirective directive : directives) {
            text.append(separator()).append(directive.text(inner, unit(), separator()));
            text.append(Marker.SUFFIX);
        }
        return text.toString();
    }

    /** True when the body has no line of its own. */
    private boolean isOneLine() {
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
