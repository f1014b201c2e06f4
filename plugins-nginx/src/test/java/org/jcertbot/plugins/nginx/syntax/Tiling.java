package org.jcertbot.plugins.nginx.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Verifies that a tree loses nothing: nodes, words, comments, braces and semicolons follow each other without overlap,
 * and nothing but white space lies between them.
 */
final class Tiling {
    /** Nodes between two offsets that still have to be looked at. */
    private record Range(int start, int end, List<Node> nodes) {}

    private final String source;
    private final Deque<Range> ranges = new ArrayDeque<>();

    private Tiling(String source) {
        this.source = source;
    }

    static void verify(Document document) {
        var tiling = new Tiling(document.text());
        tiling.ranges.push(new Range(0, document.text().length(), document.nodes()));
        while (!tiling.ranges.isEmpty()) tiling.verify(tiling.ranges.pop());
    }

    private void verify(Range range) {
        int at = range.start;
        for (Node node : range.nodes) {
            assertSpace(at, node.start());
            if (node instanceof Directive directive) verify(directive);
            else assertComment(node.start(), node.end());
            at = node.end();
        }
        assertSpace(at, range.end);
    }

    private void verify(Directive directive) {
        int at = directive.start();
        for (int i = 0; i < directive.size(); i++) {
            assertSpaceAndComments(at, directive.wordStart(i));
            assertTrue(directive.wordEnd(i) > directive.wordStart(i), "a word has at least one byte");
            at = directive.wordEnd(i);
        }
        var body = directive.body();
        int header = body.map(Body::open).orElse(directive.end() - 1);
        assertSpaceAndComments(at, header);
        assertEquals(body.isPresent() ? '{' : ';', source.charAt(header));
        if (body.isPresent()) verify(directive, body.get());
    }

    private void verify(Directive directive, Body body) {
        assertEquals('}', source.charAt(body.close()));
        assertEquals(directive.end(), body.close() + 1);
        if (!directive.name().endsWith("_by_lua_block")) {
            ranges.push(new Range(body.open() + 1, body.close(), body.nodes()));
        }
    }

    private void assertSpaceAndComments(int start, int end) {
        int at = start;
        while (at < end) {
            if (source.charAt(at) == '#') at = source.indexOf('\n', at);
            assertSpace(at, at + 1);
            at++;
        }
        assertEquals(end, at);
    }

    private void assertSpace(int start, int end) {
        String between = source.substring(start, end);
        assertTrue(between.chars().allMatch(c -> " \t\r\n".indexOf(c) >= 0), () -> "not white space: " + between);
    }

    private void assertComment(int start, int end) {
        assertEquals('#', source.charAt(start));
        assertEquals(-1, source.substring(start, end).indexOf('\n'));
        assertTrue(end == source.length() || source.charAt(end) == '\n', "a comment ends with its line");
    }
}
