package org.jcertbot.plugins.nginx.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shape of the tree; what nginx says to the same texts is in NginxSyntaxIT. */
class DocumentTest {
    private static Document parse(String text) throws SyntaxException {
        var document = Document.parse(text);
        Tiling.verify(document);
        return document;
    }

    /** The words of every directive on the top level. */
    private static List<List<String>> words(String text) throws SyntaxException {
        var directives = new ArrayList<List<String>>();
        for (Directive directive : parse(text).directives()) directives.add(wordsOf(directive));
        return directives;
    }

    private static List<String> wordsOf(Directive directive) {
        var words = new ArrayList<String>();
        for (int i = 0; i < directive.size(); i++) words.add(directive.word(i));
        return words;
    }

    private static Directive only(Iterable<Directive> directives) {
        var iterator = directives.iterator();
        var first = iterator.next();
        assertFalse(iterator.hasNext(), "there is more than one directive");
        return first;
    }

    @Test
    void simpleDirectivesHaveANameAndArguments() throws SyntaxException {
        assertEquals(List.of(List.of("listen", "80", "default_server"), List.of("ssl", "on")), words("""
                listen 80 default_server;
                ssl on;"""));
    }

    @Test
    void blocksHoldDirectivesOfTheirOwn() throws SyntaxException {
        var http = only(parse("http { server { listen 80; } }").directives());
        var server = only(http.directives());
        assertEquals("listen 80;", only(server.directives()).text());
        assertEquals("server { listen 80; }", server.text());
        assertEquals("server {…}", server.toString());
    }

    @Test
    void simpleDirectiveHasNoBody() throws SyntaxException {
        var directive = only(parse("listen 80;").directives());
        assertTrue(directive.body().isEmpty());
        assertFalse(directive.directives().iterator().hasNext());
    }

    @Test
    void bodyKnowsItsBraces() throws SyntaxException {
        var body = only(parse("a b {\n}").directives()).body().orElseThrow();
        assertEquals(4, body.open());
        assertEquals(6, body.close());
        assertEquals(List.of(), body.nodes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t\r\n", "# only a comment", "#"})
    void textsWithoutDirectivesAreFine(String text) throws SyntaxException {
        assertFalse(parse(text).directives().iterator().hasNext());
    }

    @Test
    void whiteSpaceIsBlankTabCarriageReturnAndLineFeedOnly() throws SyntaxException {
        assertEquals(List.of(List.of("a", "b", "c", "d", "e")), words("a b\tc\rd\ne\r\n;"));
        assertEquals(
                List.of(List.of("a\u00a0b", "c\fd", "e\u000bf", "\u0000")), words("a\u00a0b c\fd e\u000bf \u0000;"));
    }

    @Test
    void byteOrderMarkBelongsToTheFirstWord() throws SyntaxException {
        String mark = new String(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, StandardCharsets.ISO_8859_1);
        assertEquals(List.of(List.of(mark + "user", "root")), words(mark + "user root;"));
    }

    @Test
    void everyByteSurvives() throws SyntaxException {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) i;
        String text = "a \"" + new String(bytes, StandardCharsets.ISO_8859_1).replace("\"", "") + "\\\" \";";
        assertEquals(text, parse(text).text());
    }

    @Test
    void commentBeginsOnlyWhereAWordCould() throws SyntaxException {
        assertEquals(List.of(List.of("a#b", "c")), words("a#b c;#d;"));
        assertEquals(List.of(List.of("a", "c")), words("a #b;\nc;"));
    }

    @Test
    void commentsBetweenDirectivesAreNodes() throws SyntaxException {
        var document = parse("# one\r\na; # two\n");
        assertEquals(
                List.of("# one\r", "a;", "# two"),
                document.nodes().stream()
                        .map(node -> document.text().substring(node.start(), node.end()))
                        .toList());
    }

    @Test
    void carriageReturnAloneDoesNotEndAComment() throws SyntaxException {
        assertEquals(List.of(List.of("b")), words("# x\ra;\nb;"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server # x\n{ listen 80; }",
                "server # x { ; } \" '\n{ listen 80; }",
                "server #x\n#y\n{ listen 80; }",
                "server{#x\nlisten 80;#y\n}",
                "server { listen # x\n 80; }",
                "server { listen # ; it's { \"\n 80; }",
                "server { listen 80 #word\n; }",
                "server { listen 80 # a;b\n; }"
            })
    void commentsAreNeverWords(String text) throws SyntaxException {
        var server = only(parse(text).directives());
        assertEquals(List.of("server"), wordsOf(server));
        assertEquals(List.of("listen", "80"), wordsOf(only(server.directives())));
    }

    @Test
    void wordsOfManyLines() throws SyntaxException {
        assertEquals(List.of(List.of("server_name", "one", "two")), words("server_name\n  one # first\n  two\n;"));
    }

    @Test
    void positionsOfWordsIncludeTheirQuotes() throws SyntaxException {
        String text = "# x\n  a \"b c\" 'd';";
        var directive = only(parse(text).directives());
        assertEquals("a", text.substring(directive.wordStart(0), directive.wordEnd(0)));
        assertEquals("\"b c\"", text.substring(directive.wordStart(1), directive.wordEnd(1)));
        assertEquals("'d'", text.substring(directive.wordStart(2), directive.wordEnd(2)));
        assertEquals(List.of("b c", "d"), directive.arguments());
    }

    @Test
    void positionsCountLineFeedsAsNginxDoes() throws SyntaxException {
        assertEquals(List.of(new Position(2, 2)), positions("# x\r\n\ta;"));
        assertEquals(List.of(new Position(1, 2)), positions("\ra;"));
    }

    @Test
    void nameMayBeQuotedOrEscaped() throws SyntaxException {
        var directive = only(parse("\"listen\" 80;").directives());
        assertTrue(directive.is("listen"));
        assertFalse(directive.is("liste"));
        assertTrue(only(parse("\"\" x;").directives()).is(""));
    }

    @Test
    void depthOfNestingHasNoLimit() throws SyntaxException {
        int depth = 100_000;
        var document = parse("a {".repeat(depth) + "}".repeat(depth));
        int found = 0;
        for (var level = document.directives().iterator(); level.hasNext(); found++) {
            level = level.next().directives().iterator();
        }
        assertEquals(depth, found);
    }

    @Test
    void missingEndsOfDeepNestingAreAnErrorOnly() {
        assertThrows(SyntaxException.class, () -> Document.parse("a {".repeat(100_000)));
    }

    @Test
    void nodesCannotBeChanged() throws SyntaxException {
        var document = parse("a { b; }");
        assertThrows(UnsupportedOperationException.class, () -> document.nodes().clear());
        var body = only(document.directives()).body().orElseThrow();
        assertThrows(UnsupportedOperationException.class, () -> body.nodes().clear());
    }

    @Test
    void saysWhereEachDirectiveBegins() throws SyntaxException {
        assertEquals(
                List.of(new Position(1, 1), new Position(3, 3), new Position(4, 7)),
                positions("a;\n\n  b { c;\n\td; } e;\r\n"));
    }

    /** Of every directive on the top level. */
    private static List<Position> positions(String text) throws SyntaxException {
        var document = parse(text);
        var positions = new ArrayList<Position>();
        for (Directive directive : document.directives()) positions.add(document.position(directive));
        return positions;
    }
}
