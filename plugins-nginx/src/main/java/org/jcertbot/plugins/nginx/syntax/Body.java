package org.jcertbot.plugins.nginx.syntax;

import java.util.List;

/**
 * What stands between the braces of a block.
 *
 * @param open where the opening brace is
 * @param close where the closing brace is
 * @param nodes empty for a body in another language (Lua)
 */
public record Body(int open, int close, List<Node> nodes) {
    /** The directives of this block, without those of the blocks in it. */
    public Iterable<Directive> directives() {
        return new Directives(nodes);
    }
}
