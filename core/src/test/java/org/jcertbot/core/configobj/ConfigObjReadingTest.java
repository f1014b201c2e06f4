package org.jcertbot.core.configobj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expectation here was seen with ConfigObj 5.0.8. */
final class ConfigObjReadingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "x = a|a",
                "x =a b|a b",
                "x = \"a\"|a",
                "x = 'a'|a",
                "x = a # c|a",
                "x = a#c|a",
                "x = a b \"c\" d|a b \"c\" d",
                "x = a b \"c\" # d, e|a b \"c\"",
                "x = it's|it's",
                "x = \"a = b\"|a = b",
                "x = a = b|a = b",
                "x = \"a\" \"b\"|a\" \"b",
                "x = \"a\" # \",\" b|a",
                "x = ;foo|;foo",
                "x = '''a'''|a",
                "x = \"\"\"a\"\"\" # c|a",
                "x = '''a''' b'''|a''' b",
                "  x = 100%s|100%s",
                "x = %(y)|%(y)",
            })
    void readsATextAsConfigObjDoes(String line, String expected) throws ConfigObjSyntaxException {
        assertEquals(new Value.Text(expected), valueOfX(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x =", "x = ", "x = # c", "x = \"\"", "x = '' # c"})
    void readsNothingAsTheEmptyText(String line) throws ConfigObjSyntaxException {
        assertEquals(new Value.Text(""), valueOfX(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "x = a,|a",
                "x = a, |a",
                "x = \"a\", # c|a",
                "x=a, b|a;b",
                "x= a,b,|a;b",
                "x = \"a,b\", c|a,b;c",
                "x = \"a\",\"b\"#c|a;b",
                "x = a \"b, c\"|a \"b;c\"",
                "x = 'a' 'b', c|a' 'b;c",
            })
    void readsAListAsConfigObjDoes(String line, String expected) throws ConfigObjSyntaxException {
        assertEquals(new Value.TextList(List.of(expected.split(";", -1))), valueOfX(line));
    }

    @Test
    void readsALoneCommaAsTheEmptyList() throws ConfigObjSyntaxException {
        assertEquals(new Value.TextList(List.of()), valueOfX("x = ,"));
    }

    @Test
    void readsATextOverSeveralLines() throws ConfigObjSyntaxException {
        assertEquals(new Value.Text("a\"\"\"b\nc"), valueOfX("x = '''a\"\"\"b\r\nc''' # k\r\ny = 2\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"k,ey\" = v|k,ey",
                "'k=ey' = v|k=ey",
                "a.b c = v|a.b c",
                "  k\t= v|k",
                "%(a)s = v|%(a)s",
                "[k = v|[k",
            })
    void readsKeysAsConfigObjDoes(String line, String key) throws ConfigObjSyntaxException {
        assertEquals(
                Map.of(key, new Value.Text("v")),
                ConfigObjDocument.parse(line).root().values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "x = \"un|parse error in value at line 1",
                "x = \"a\"b|parse error in value at line 1",
                "x = \"a'|parse error in value at line 1",
                "x = a, \"b\" c|parse error in value at line 1",
                "x = a,,b|parse error in value at line 1",
                "x = , a|parse error in value at line 1",
                "x = \"\"\"a\"\"\" b|parse error in multi-line value at line 1",
                "foo|invalid line (neither a section nor \"key = value\") at line 1",
                "x: 3|invalid line (neither a section nor \"key = value\") at line 1",
                "[a|invalid line (neither a section nor \"key = value\") at line 1",
                "[a]x|invalid line (neither a section nor \"key = value\") at line 1",
                "\"a\" b = 3|invalid line (neither a section nor \"key = value\") at line 1",
                "[a]]|section with unequal numbers of brackets at line 1",
                "[[a]]|section too deeply nested at line 1",
            })
    void refusesWhatConfigObjRefuses(String line, String message) {
        assertEquals(
                message,
                assertThrows(ConfigObjSyntaxException.class, () -> ConfigObjDocument.parse(line))
                        .getMessage());
    }

    @Test
    void collectsEveryErrorWithItsLine() {
        var failure = assertThrows(
                ConfigObjSyntaxException.class,
                () -> ConfigObjDocument.parse("a = 1\nfoo\n[s]\nx = \"\n[[[d]]]\na = 1\na = 2\n[s]\n"));
        assertEquals(
                List.of(2, 4, 5, 7, 8),
                failure.problems().stream()
                        .map(ConfigObjSyntaxException.Problem::line)
                        .toList());
    }

    @Test
    void readsOnBehindATripleQuoteThatIsNeverClosed() {
        var failure = assertThrows(ConfigObjSyntaxException.class, () -> ConfigObjDocument.parse("x = '''a\nb"));
        assertEquals(2, failure.problems().size());
    }

    @Test
    void nestsSections() throws ConfigObjSyntaxException {
        var root = ConfigObjDocument.parse("[ a ]\n[[b]]\n[[[\"c d\"]]]\nx=1\n[[e]] # c\ny=2\n")
                .root();
        var a = root.section("a").orElseThrow();
        var c = a.section("b").orElseThrow().section("c d").orElseThrow();
        assertEquals(new Value.Text("1"), c.find("x").orElseThrow());
        assertEquals(
                Map.of("y", new Value.Text("2")), a.section("e").orElseThrow().values());
    }

    @Test
    void interpolatesFromTheSectionItsDefaultsAndThoseAround() throws ConfigObjSyntaxException {
        var document = ConfigObjDocument.parse("a=1\n[DEFAULT]\nq=7\n[s]\nown=%(a)s2\nx=%(own)s%(q)s, %(a)s\n");
        assertEquals(
                new Value.TextList(List.of("127", "1")),
                document.root().section("s").orElseThrow().find("x").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%(y)s", "100%", "a, b", "a,"})
    void aLiteralIsWhatStandsThere(String text) throws ConfigObjSyntaxException {
        var document = ConfigObjDocument.parse("x = " + text + " # comment\n");
        assertEquals(Optional.of(text), document.root().literal("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x = %(y)s", "x = %(x)s", "x = %(y)s\ny = %(x)s", "y = 1, 2\nx = %(y)s"})
    void refusesABadReferenceWhenTheValueIsRead(String text) throws ConfigObjSyntaxException {
        var document = ConfigObjDocument.parse(text);
        assertThrows(ConfigObjSyntaxException.class, () -> document.root().find("x"));
    }

    /** The reference to z comes about only when that to y is replaced. */
    @Test
    void whatWasPutInForAReferenceIsNotReadAgain() throws ConfigObjSyntaxException {
        assertEquals(new Value.Text("%(z)s"), valueOfX("y = %(z\nx = %(y)s)s\nz = 1\n"));
    }

    @Test
    void keepsAReferenceNextToABrokenOne() throws ConfigObjSyntaxException {
        assertEquals(
                new Value.Text("%(a) 1"),
                ConfigObjDocument.parse("y=1\nx=%(a) %(y)s").root().find("x").orElseThrow());
    }

    private static Value valueOfX(String text) throws ConfigObjSyntaxException {
        return ConfigObjDocument.parse(text).root().find("x").orElseThrow();
    }
}
