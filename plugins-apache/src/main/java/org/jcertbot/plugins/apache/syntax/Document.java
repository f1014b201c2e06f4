package org.jcertbot.plugins.apache.syntax;

import java.util.List;
import org.jcertbot.core.text.LineStarts;

/**
 * A configuration file as a tree over its text. Every character stands for one byte (ISO 8859-1), so that files in any
 * encoding keep their bytes. It never changes: a changed text is a new document.
 */
public final class Document {
    private final String source;
    private final List<Node> nodes;
    private final LineStarts lines;

    private Document(String source, List<Node> nodes) {
        this.source = source;
        this.nodes = nodes;
        this.lines = new LineStarts(source);
    }

    /**
     * Reads a text by Apache's rules. Whether its directives exist, and may stand where they stand, is for Apache to say.
     *
     * @throws SyntaxException when its sections are not opened and closed in turn
     */
    public static Document parse(String source) throws SyntaxException {
        return new Document(source, new Parser(source).parse());
    }

    /** The whole text. */
    public String text() {
        return source;
    }

    /** What stands on the top level, in order. */
    public List<Node> nodes() {
        return nodes;
    }

    /**
     * The line by which Apache names a node, from 1: for a logical line of several physical ones the last of them. It
     * costs little to ask for all.
     */
    public int line(Node node) {
        int end = node instanceof Section section ? section.contentStart() : node.end();
        return lines.line(end - 1);
    }
}
