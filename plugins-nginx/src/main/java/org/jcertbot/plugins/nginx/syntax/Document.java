package org.jcertbot.plugins.nginx.syntax;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file as a tree over its text. Every character stands for one byte (ISO 8859-1), so that files in any
 * encoding keep their bytes. It never changes: a changed text is a new document.
 */
public final class Document {
    private final String source;
    private final List<Node> nodes;

    /** Where lines begin; found when it is first asked for, since most documents are never spoken of. */
    private int @Nullable [] lineStarts;

    private Document(String source, List<Node> nodes) {
        this.source = source;
        this.nodes = nodes;
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
        if (lineStarts == null) lineStarts = findLineStarts();
        int found = Arrays.binarySearch(lineStarts, directive.start());
        int line = found < 0 ? -found - 2 : found;
        return new Position(line + 1, directive.start() - lineStarts[line] + 1);
    }

    private int[] findLineStarts() {
        int[] starts = new int[16];
        int count = 1;
        for (int end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) {
            if (count == starts.length) starts = Arrays.copyOf(starts, 2 * count);
            starts[count++] = end + 1;
        }
        return Arrays.copyOf(starts, count);
    }
}
