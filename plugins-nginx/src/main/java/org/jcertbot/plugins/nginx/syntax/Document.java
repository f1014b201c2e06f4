package org.jcertbot.plugins.nginx.syntax;

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
     * Reads a text by nginx's rules. Whether its directives exist, and may stand where they stand, is for nginx to say.
     *
     * @throws SyntaxException when nginx could not split it into directives either
     */
    public static Document parse(String source) throws SyntaxException {
        return new Document(source, new Parser(source).parse());
    }

    /** The whole text. */
    public String text() {
        return source;
    }

    /** Directives and comments on the top level, in order. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The directives on the top level, in order. */
    public Iterable<Directive> directives() {
        return new Directives(nodes);
    }

    /** Where a directive begins. It costs little to ask for all of a document. */
    public Position position(Directive directive) {
        return Position.of(lines, directive.start());
    }
}
