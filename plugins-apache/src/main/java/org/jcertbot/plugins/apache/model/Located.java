package org.jcertbot.plugins.apache.model;

import java.util.List;
import org.jcertbot.plugins.apache.syntax.Node;

/**
 * A directive or a section that counts, and where it stands.
 *
 * @param node in the document of the source
 * @param name in lower case
 * @param arguments with the values that variables had when Apache came here
 */
public record Located(Source source, Node node, String name, List<String> arguments) {
    public boolean is(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }

    /** The first argument, or nothing. */
    public String first() {
        return arguments.isEmpty() ? "" : arguments.get(0);
    }

    /** As Apache would name it in a message: {@code FILE:LINE}. */
    public String place() {
        return source.path() + ":" + source.document().line(node);
    }

    @Override
    public String toString() {
        return node + " in " + place();
    }
}
