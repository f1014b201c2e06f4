package org.jcertbot.plugins.nginx.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static Directive directive(String text) throws SyntaxException {
        return Document.parse(text).directives().iterator().next();
    }

    /** Words as written, and their values as nginx 1.22 names them in its error messages. */
    static Stream<Arguments> values() {
        return Stream.of(
                arguments("plain", "plain"),
                arguments("a#b", "a#b"),
                arguments("a\"b\"", "a\"b\""),
                arguments("it's", "it's"),
                arguments("a}b", "a}b"),
                arguments(")a", ")a"),
                arguments("\"\"", ""),
                arguments("''", ""),
                arguments("\"a;b{c}d#e'f\ng\"", "a;b{c}d#e'f\ng"),
                arguments("'a\"b'", "a\"b"),
                arguments("a\\;b", "a\\;b"),
                arguments("a\\ b", "a\\ b"),
                arguments("a\\{b", "a\\{b"),
                arguments("a\\\nb", "a\\\nb"),
                arguments("\\#a", "\\#a"),
                arguments("\\\"a", "\"a"),
                arguments("\\'a", "'a"),
                arguments("a\\\\", "a\\"),
                arguments("a\\tb\\rc\\nd", "a\tb\rc\nd"),
                arguments("\"a\\tb\\.c\\\\.d\\\"e\\'f\"", "a\tb\\.c\\.d\"e'f"),
                arguments("'\\d\\'\\\\'", "\\d'\\"),
                arguments("${host}x", "${host}x"),
                arguments("x${host}", "x${host}"),
                arguments("${{x", "${{x"),
                arguments("a${{{b}", "a${{{b}"),
                arguments("$}a", "$}a"),
                arguments("\"${\"", "${"),
                arguments("\"$\"", "$"),
                arguments("$\\{x", "$\\{x"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valueIsWhatNginxSees(String written, String value) throws SyntaxException {
        var directive = directive(written + " " + written + ";");
        assertEquals(value, directive.name());
        assertEquals(value, directive.word(1));
        assertEquals(2, directive.size());
        assertEquals(written.length(), directive.wordEnd(0));
    }

    @Test
    void closingParenthesisAfterAQuoteIsAWordOfItsOwn() throws SyntaxException {
        var directive = directive("if ($a ~ \"x\"){}");
        assertEquals(5, directive.size());
        assertEquals("x", directive.word(3));
        assertEquals(")", directive.word(4));
        assertEquals(")b", directive("a \"x\")b;").word(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$x{}", "a{}", "\\${}", "$\\a{}", "$ {}"})
    void otherBracesOpenABlock(String text) throws SyntaxException {
        assertEquals(text.length() - 2, directive(text).body().orElseThrow().open());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"one.example.com", "$host", "~^www\\d+$", "", " ", ";", "a b", "it's", "\\", "\\\\n", "${x}"})
    void writtenValueIsReadBack(String value) throws SyntaxException {
        assertReadBack(value);
    }

    @Test
    void plainValuesAreWrittenAsTheyAre() {
        assertEquals("/etc/letsencrypt/live/x/privkey.pem", Words.written("/etc/letsencrypt/live/x/privkey.pem"));
        assertEquals("https://$host$request_uri", Words.written("https://$host$request_uri"));
        assertEquals("\"/a b\"", Words.written("/a b"));
    }

    @Test
    void anyWrittenValueIsReadBack() throws SyntaxException {
        var random = new Random(1);
        String characters = "ab \t\r\n;{}\"'\\#$).~trn\u0000\u00e4";
        for (int i = 0; i < 20_000; i++) {
            var value = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                value.append(characters.charAt(random.nextInt(characters.length())));
            }
            assertReadBack(value.toString());
        }
    }

    private static void assertReadBack(String value) throws SyntaxException {
        for (String text : new String[] {Words.written(value) + ";", "x " + Words.written(value) + " {}"}) {
            var directive = directive(text);
            assertEquals(value, directive.word(directive.size() - 1), text);
            assertEquals(text.endsWith(";") ? 1 : 2, directive.size(), text);
        }
    }
}
