package org.jcertbot.plugins.apache.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Verifies that a tree loses nothing: nodes follow each other without overlap, with only empty lines between them. */
final class Tiling {
    /** Nodes between two offsets that still have to be looked at. */
    private record Range(int start, int end, List<Node> nodes) {}

    private Tiling() {}

    static void verify(Document document) {
        Deque<Range> ranges = new ArrayDeque<>();
        ranges.push(new Range(0, document.text().length(), document.nodes()));
        while (!ranges.isEmpty()) {
            Range range = ranges.pop();
            int at = range.start;
            for (Node node : range.nodes) {
                assertEmpty(document.text(), at, node.start());
                assertTrue(node.end() > node.start());
                at = node.end();
                if (node instanceof Section section && !section.nodes().isEmpty()) {
                    ranges.push(new Range(section.contentStart(), section.contentEnd(), section.nodes()));
                }
            }
            assertEmpty(document.text(), at, range.end);
        }
    }

    private static void assertEmpty(String source, int from, int to) {
        assertEquals("", Blanks.stripped(source, from, to).replace("\\\n", ""));
    }
}
