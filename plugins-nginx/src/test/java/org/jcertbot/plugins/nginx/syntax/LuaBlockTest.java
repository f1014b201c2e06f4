package org.jcertbot.plugins.nginx.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers are those of nginx's Lua module 0.10.23. */
class LuaBlockTest {
    private static void assertBody(String body) throws SyntaxException {
        var document = Document.parse("location / { content_by_lua_block {" + body + "} after; }");
        Tiling.verify(document);
        var directives = document.directives().iterator().next().directives().iterator();
        var lua = directives.next();
        assertTrue(lua.text().endsWith(body + "}"), lua.text());
        assertEquals(0, lua.body().orElseThrow().nodes().size());
        assertEquals("after", directives.next().name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ngx.say(1); ",
                " local t = { { 1 }, {} } ",
                " s = \"}\" ",
                " s = '}' ",
                " s = \"{ \\\" } }\" ",
                " s = '\\'}' ",
                " s = '\"}' ",
                " s = \"a\\\\\" t = {} ",
                " -- }}} it's\n",
                " --[[ } \n } ]] ",
                " --[==[ }]] ]=] } ]==] ",
                " --[ }\n",
                " --[= }\n",
                " ---[[ }\n",
                " s = [[ } ]] ",
                " s = [[ \" ]] ",
                " s = [=[ } ]] } ]=] ",
                " a[b[1]] = {} ",
                " x = a - -b ",
                " [== { } ",
                "\r\n x = {}\r\n"
            })
    void braceInAStringOrACommentDoesNotEndTheBlock(String body) throws SyntaxException {
        assertBody(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {" it's {} ", " \" {} ", " \"\n{}\n\" ", " \"\\\n{} \" ", " 'a\n'", " \"\\"})
    void quoteWithoutItsPartnerOnTheLineIsAnOrdinaryCharacter(String body) throws SyntaxException {
        assertBody(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{ }", "--[[ }", "[[ }", "[=[ ]] }", "-- }", "--[[", "\"}\"", "'", "\\"})
    void endMustBeThere(String body) {
        assertThrows(SyntaxException.class, () -> Document.parse("content_by_lua_block {" + body));
    }

    @Test
    void argumentsAndCommentsMayPrecedeTheBody() throws SyntaxException {
        var directive = Document.parse("set_by_lua_block $res # {\n { return \"}\" } a;")
                .directives()
                .iterator()
                .next();
        assertEquals("$res", directive.word(1));
        assertTrue(directive.text().endsWith("return \"}\" }"));
    }

    @Test
    void stringFormOfADirectiveIsNginxLanguage() throws SyntaxException {
        var directive = Document.parse("content_by_lua 'if x then return {} end';")
                .directives()
                .iterator()
                .next();
        assertEquals("if x then return {} end", directive.word(1));
    }
}
