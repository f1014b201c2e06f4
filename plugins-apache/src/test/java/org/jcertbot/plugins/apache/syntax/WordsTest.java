package org.jcertbot.plugins.apache.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static void split(String line, String... words) {
        assertEquals(List.of(words), Words.of(line));
    }

    @Test
    void blanksSeparateWords() {
        split("  ServerName\twww.example.org \u000b\f x ", "ServerName", "www.example.org", "x");
    }

    @Test
    void quotesGroupBlanks() {
        split("Alias \"/a b\" '/c d'", "Alias", "/a b", "/c d");
    }

    @Test
    void anEmptyWordIsAQuotedOne() {
        split("SetEnv A \"\"", "SetEnv", "A", "");
    }

    @Test
    void whatFollowsAClosingQuoteIsAWordOfItsOwn() {
        split("SetEnv \"A\"b", "SetEnv", "A", "b");
    }

    @Test
    void aQuoteInTheMiddleOfAWordIsOrdinary() {
        split("Timeout 5\" x", "Timeout", "5\"", "x");
    }

    @Test
    void aQuoteThatIsNotClosedGoesToTheEndOfTheLine() {
        split("SetEnv A \"b c", "SetEnv", "A", "b c");
    }

    @Test
    void aBackslashEscapesOnlyTheQuoteThatItStandsInAndItself() {
        split("SetEnv A \"b\\\"c\\'d\\\\e\\f\"", "SetEnv", "A", "b\"c\\'d\\e\\f");
    }

    @Test
    void aBareWordKeepsItsBackslashesExceptThatTwoAreOne() {
        split("RewriteRule ^/a\\.b\\\\c\\ d -", "RewriteRule", "^/a\\.b\\c\\", "d", "-");
    }

    @Test
    void bracesAndHashesAreOrdinary() {
        split("SetEnv J {\"a\":1} #c", "SetEnv", "J", "{\"a\":1}", "#c");
    }
}
