package org.jcertbot.plugins.apache.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    private static Document parse(String source) throws SyntaxException {
        Document document = Document.parse(source);
        Tiling.verify(document);
        return document;
    }

    private static Directive directive(String source) throws SyntaxException {
        return assertInstanceOf(Directive.class, parse(source).nodes().get(0));
    }

    private static Section section(String source) throws SyntaxException {
        return assertInstanceOf(Section.class, parse(source).nodes().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Timeout \\\n5\n", "Timeout \\\r\n5\r\n", "Time\\\nout 5", "Timeout 5\\\n"})
    void aBackslashBeforeTheLineEndJoinsLines(String source) throws Exception {
        assertEquals("Timeout 5", directive(source).text());
    }

    @Test
    void aBackslashBeforeABlankJoinsNothing() throws Exception {
        assertEquals(2, parse("SetEnv A b\\ \nTimeout 5\n").nodes().size());
    }

    @Test
    void aBackslashJoinsEvenBehindAnother() throws Exception {
        assertEquals(
                "SetEnv A b\\Timeout 5",
                directive("SetEnv A b\\\\\nTimeout 5\n").text());
    }

    @Test
    void aCommentGoesOnBehindABackslash() throws Exception {
        List<Node> nodes = parse("# a \\\nfoo bar\nTimeout 5\n").nodes();
        assertInstanceOf(Comment.class, nodes.get(0));
        assertEquals("Timeout 5", nodes.get(1).toString());
    }

    @Test
    void emptyLinesAreNoNodes() throws Exception {
        assertEquals(1, parse("\n  \t\r\n\u000b\nTimeout 5\n\n").nodes().size());
    }

    @Test
    void whatFollowsTheClosingTagIsIgnored() throws Exception {
        Section found = section("<VirtualHost *:80>\n</virtualhost> </IfModule> # x\n");
        assertEquals("VirtualHost", found.name());
        assertTrue(found.nodes().isEmpty());
    }

    @Test
    void sectionsCanBeNested() throws Exception {
        Section host = section("<VirtualHost *:80>\n  <IfModule m.c>\n    Timeout 5\n  </IfModule>\n</VirtualHost>\n");
        Section condition = assertInstanceOf(Section.class, host.nodes().get(0));
        assertEquals("Timeout 5", condition.nodes().get(0).toString());
    }

    @Test
    void theContentOfASectionBeginsBehindTheLineOfItsTag() throws Exception {
        String source = "<VirtualHost \\\n  *:80> x\n  Timeout 5\n</VirtualHost>\n";
        Section host = section(source);
        assertEquals("  Timeout 5\n", source.substring(host.contentStart(), host.contentEnd()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IfModule core.c", "IfDefine !X", "ifversion >= 2.0", "IfFile /x", "IfDirective X"})
    void aConditionMayEndWithItsFile(String tag) throws Exception {
        assertFalse(section("<" + tag + ">\nTimeout 5\n").isClosed());
    }

    @Test
    void theBodyOfAMacroNeedNotBeBalanced() throws Exception {
        Section macro = section("<Macro host $name>\n</IfModule>\n<VirtualHost $name>\n$x foo\n</Macro>\n");
        assertTrue(macro.nodes().isEmpty());
    }

    @Test
    void aMacroInAMacroHasAnEndOfItsOwn() throws Exception {
        assertEquals(
                2,
                parse("<Macro a>\n<Macro b>\n</Macro>\n</MACRO>\nTimeout 5\n")
                        .nodes()
                        .size());
    }

    @Test
    void scriptsAreNoConfiguration() throws Exception {
        assertTrue(section("<Perl>\nif ($a < 1) { <STDIN> }\n</x>\n</Perl>\n")
                .nodes()
                .isEmpty());
        assertTrue(section("<LuaHookAuthChecker x>\n<a\n</LuaHookAuthChecker>\n")
                .nodes()
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<VirtualHost *:80>\n",
                "</IfModule>\n",
                "<IfModule a.c>\n<Directory /x>\n</IfModule>\n</Directory>\n",
                "<Directory /x>\n</Directory >\n",
                "<Directory /x>\n</Directory>foo\n",
                "<Directory /x>\n</ Directory>\n",
                "<Directory/x>\n</Directory>\n",
                "<IfModule core.c>\n<Location />\n",
                "<Macro m>\n</Macro>foo\n",
            })
    void sectionsThatAreNotClosedInTurnAreRefused(String source) {
        assertThrows(SyntaxException.class, () -> Document.parse(source));
    }

    @Test
    void aRefusalNamesTheLine() {
        var refused = assertThrows(
                SyntaxException.class, () -> Document.parse("Timeout \\\n5\n<Location />\n</Directory>\n"));
        assertEquals("expected </Location>, found </Directory>", refused.getMessage());
        assertEquals(4, refused.line());
    }

    @Test
    void aNodeIsNamedByTheLastOfItsPhysicalLines() throws Exception {
        Document document = parse("# one\nTimeout \\\n5\n\nKeepAlive On\n");
        assertEquals(
                List.of(1, 3, 5), document.nodes().stream().map(document::line).toList());
    }

    @Test
    void everyByteIsKept() throws Exception {
        String source = "# \u00e9\r\nSetEnv A \"\u00ff\u0000\"\r\n\n  <If \"true\">\r\n</If>   \r\n# end";
        assertEquals(source, parse(source).text());
    }

    @Test
    void noDepthOfNestingIsTooMuch() throws Exception {
        int depth = 50_000;
        parse("<IfModule a.c>\n".repeat(depth) + "</IfModule>\n".repeat(depth));
    }
}
