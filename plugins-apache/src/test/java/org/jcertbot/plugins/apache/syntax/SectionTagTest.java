package org.jcertbot.plugins.apache.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SectionTagTest {
    private static List<String> words(String line) {
        return SectionTag.of(line).words();
    }

    @Test
    void argumentsGoUpToTheLastBracketOfTheLine() {
        assertEquals(List.of("/a>b"), words("<Location /a>b> note"));
        assertEquals(List.of("*:80", "[::]:80"), words("<VirtualHost *:80 \"[::]:80\">"));
        assertEquals(List.of("/x"), words("<Directory \"/x>"));
    }

    @Test
    void aSectionMayHaveNoArguments() {
        assertEquals(new SectionTag("RequireAll", ""), SectionTag.of("<RequireAll>"));
        assertEquals(new SectionTag("RequireAll", ""), SectionTag.of("<RequireAll >"));
    }

    @Test
    void withoutItsLastBracketALineHasAllThatFollowsTheName() {
        assertEquals(List.of("x"), words("<Bar x"));
    }
}
