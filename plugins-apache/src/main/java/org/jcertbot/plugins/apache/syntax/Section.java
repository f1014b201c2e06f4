package org.jcertbot.plugins.apache.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code <Name arguments>} opens and {@code </Name>} closes. */
public final class Section implements Node {
    private final Line opening;
    private final SectionTag tag;
    private final List<Node> nodes;
    private final @Nullable Line closing;
    private final int end;

    Section(Line opening, SectionTag tag, List<Node> nodes, @Nullable Line closing, int end) {
        this.opening = opening;
        this.tag = tag;
        this.nodes = nodes;
        this.closing = closing;
        this.end = end;
    }

    @Override
    public int start() {
        return opening.start();
    }

    @Override
    public int end() {
        return end;
    }

    /** The name as it is written; Apache does not look at its case. */
    public String name() {
        return tag.name();
    }

    /** The logical line that opens it. */
    public String tagText() {
        return opening.text();
    }

    /** Where the first byte behind the line of its opening tag is: the first line of its content begins there. */
    public int contentStart() {
        return opening.end();
    }

    /** Where the line of its closing tag begins; the end of the file for a section that is not closed. */
    public int contentEnd() {
        return closing == null ? end : closing.start();
    }

    /** False for a section that ends with its file, which Apache accepts from those that are conditions. */
    public boolean isClosed() {
        return closing != null;
    }

    /** Its content in order; empty when the content is another language, or the body of a macro. */
    public List<Node> nodes() {
        return nodes;
    }

    @Override
    public String toString() {
        return tagText();
    }
}
