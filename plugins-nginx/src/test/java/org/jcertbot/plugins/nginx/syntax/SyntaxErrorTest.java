package org.jcertbot.plugins.nginx.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxErrorTest {
    static Stream<Arguments> errors() {
        return Stream.of(
                arguments(";", 1, 1, "unexpected \";\", expected a directive or \"}\""),
                arguments("a;;", 1, 3, "unexpected \";\", expected a directive or \"}\""),
                arguments("a {\n};", 2, 2, "unexpected \";\", expected a directive or \"}\""),
                arguments("{", 1, 1, "unexpected \"{\", expected a directive or \"}\""),
                arguments("location ^/a{2}$ { }", 1, 1, "the \"}\" that ends the block \"location\" is missing"),
                arguments("a {\n  b c }", 2, 7, "unexpected \"}\", expected \";\" or \"{\" after \"b\""),
                arguments("a;\n }", 2, 2, "unexpected \"}\", expected a directive or the end of the file"),
                arguments("\"a\"b;", 1, 4, "unexpected \"b\" directly after a closing quote"),
                arguments("\"a\"\"b\";", 1, 4, "unexpected \"\"\" directly after a closing quote"),
                arguments("a {\n 'b'}", 2, 5, "unexpected \"}\" directly after a closing quote"),
                arguments("'a'#b\n;", 1, 4, "unexpected \"#\" directly after a closing quote"),
                arguments("x;\n a b", 2, 2, "expected \";\" or \"{\" after \"a\", found the end"),
                arguments("a # ;", 1, 1, "expected \";\" or \"{\" after \"a\", found the end"),
                arguments("a \\;", 1, 1, "expected \";\" or \"{\" after \"a\", found the end"),
                arguments("\\", 1, 1, "expected \";\" or \"{\" after \"\\\", found the end"),
                arguments("a ${{ ", 1, 1, "expected \";\" or \"{\" after \"a\", found the end"),
                arguments("x;\na \"b;", 2, 3, "the closing \" of this string is missing"),
                arguments("a 'b\\';", 1, 3, "the closing ' of this string is missing"),
                arguments("\n http { server { a; }", 2, 2, "the \"}\" that ends the block \"http\" is missing"),
                arguments("a { b { # }", 1, 5, "the \"}\" that ends the block \"b\" is missing"),
                arguments("a {\n b_by_lua_block { {} ", 2, 2, "the \"}\" that ends this block of Lua is missing"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void saysWhereAndWhatWasExpected(String text, int line, int column, String message) {
        var error = assertThrows(SyntaxException.class, () -> Document.parse(text));
        assertEquals(message, error.getMessage());
        assertEquals(new Position(line, column), error.position());
    }
}
