package org.jcertbot.core.configobj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.testing.ReferenceTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ConfigObjEditingTest {
    private static final List<String> ROOT = List.of();
    private static final List<String> PARAMS = List.of("renewalparams");

    @ParameterizedTest
    @EnumSource(ReferenceTree.class)
    void givesBackEveryReferenceFileAsItWas(ReferenceTree tree, @TempDir Path directory) throws Exception {
        tree.unpackAsWritten(directory);
        for (Path file : ReferenceTree.renewalFiles(directory)) {
            String text = Files.readString(file);
            assertEquals(text, ConfigObjDocument.parse(text).text());
        }
    }

    /** Lines that mean something to the parser, thrown together in any order, so that every state meets every other. */
    @Test
    void givesBackWhatItReadWhateverThatWas() {
        String[] pieces = {
            "x = 1",
            "y = a, b",
            "[s]",
            "[[t]]",
            "# c",
            "",
            "  z = '''a",
            "b'''",
            "k = \"\"\"",
            "\"q r\" = 'v' # c",
            "w=,",
            "\t",
            "[ u ] # d",
            "v =",
            "é = ü",
            "m = %(x)s",
            "n = \"",
            "o"
        };
        String[] lineEnds = {"\n", "\r\n", "\r", ""};
        var random = new Random(7);
        int accepted = 0;
        for (int i = 0; i < 4_000; i++) {
            var text = new StringBuilder();
            for (int lines = random.nextInt(6); lines >= 0; lines--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(lineEnds[random.nextInt(lineEnds.length)]);
            }
            try {
                assertEquals(
                        text.toString(),
                        ConfigObjDocument.parse(text.toString()).text());
                accepted++;
            } catch (ConfigObjSyntaxException notAFile) {
                assertEquals(false, notAFile.problems().isEmpty());
            }
        }
        assertEquals(true, accepted > 200, "too few inputs were accepted: " + accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a|a",
                "a b|a b",
                "a,b|\"a,b\"",
                "a#b|\"a#b\"",
                "\"a|'\"a'",
                "a\"|'a\"'",
                "a\"b|a\"b",
                "a'b|a'b",
                "'a'|\"'a'\"",
                "\"a'b|'''\"a'b'''",
                "x'\"y|'''x'\"y'''",
                "a\"b,c|'a\"b,c'",
                "a'b,c|\"a'b,c\"",
                "=|=",
                "[x|[x",
                "$;|$;",
                "a=#|\"a=#\"",
                "é|é",
            })
    void writesATextAsConfigObjDoes(String text, String written) throws Exception {
        var document = ConfigObjDocument.empty().with(ROOT, "k", new Value.Text(text));
        assertEquals("k = " + written + "\n", document.text());
        assertEquals(
                new Value.Text(text),
                ConfigObjDocument.parse(document.text()).root().find("k").orElseThrow());
    }

    @Test
    void writesListsAsConfigObjDoes() throws Exception {
        assertEquals("k = ,\n", written(List.of()));
        assertEquals("k = a,\n", written(List.of("a")));
        assertEquals("k = a, \"b, c\"\n", written(List.of("a", "b, c")));
        assertEquals("k = 'a\"b, c',\n", written(List.of("a\"b, c")));
        assertEquals("k = \"\", \"\"\n", written(List.of("", "")));
    }

    @Test
    void readsBackWhateverItWrites() throws Exception {
        String[] parts = {"a", " ", "'", "\"", ",", "#", "=", "\n", "[", "]", "%", "\t", "b", "''", "\"\""};
        var random = new Random(11);
        for (int i = 0; i < 4_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(7); n > 0; n--) text.append(parts[random.nextInt(parts.length)]);
            var value = new Value.Text(text.toString());
            try {
                String file = ConfigObjDocument.empty().with(ROOT, "k", value).text();
                assertEquals(
                        value, ConfigObjDocument.parse(file).root().find("k").orElseThrow(), file);
            } catch (InvalidInputException noNotation) {
                String unquotable = text.toString();
                assertEquals(true, unquotable.contains("'''") && unquotable.contains("\"\"\""), unquotable);
            }
        }
    }

    @Test
    void refusesAListMemberThatHasNoNotation() {
        assertThrows(InvalidInputException.class, () -> written(List.of("a\nb")));
        assertThrows(InvalidInputException.class, () -> written(List.of("'\",")));
    }

    @Test
    void changesOnlyTheValueOfItsLine() throws Exception {
        var document = ConfigObjDocument.parse("# top\n  version  =   1.0   # mine\n\nx = 1\n");
        assertEquals(
                "# top\n  version  =   5.6.0   # mine\n\nx = 1\n",
                document.with(ROOT, "version", new Value.Text("5.6.0")).text());
    }

    @Test
    void leavesALineWithTheSameValueAsItIs() throws Exception {
        String text = "x = 'a' # written by hand\n";
        assertEquals(
                text,
                ConfigObjDocument.parse(text)
                        .with(ROOT, "x", new Value.Text("a"))
                        .text());
    }

    @Test
    void putsANewKeyBehindTheLastOfItsSection() throws Exception {
        var document = ConfigObjDocument.parse("a = 1\n\n# params\n[renewalparams]\n  b = 2\n[[webroot_map]]\nc = 3\n");
        assertEquals(
                "a = 1\nz = 9\n\n# params\n[renewalparams]\n  b = 2\n  y = 8\n[[webroot_map]]\nc = 3\n",
                document.with(PARAMS, "y", new Value.Text("8"))
                        .with(ROOT, "z", new Value.Text("9"))
                        .text());
    }

    @Test
    void keepsTheNewlineStyleAndEndsTheLastLine() throws Exception {
        assertEquals(
                "a = 1\r\nb = 2\r\nc = 3\r\n",
                ConfigObjDocument.parse("a = 1\r\nb = 2")
                        .with(ROOT, "c", new Value.Text("3"))
                        .text());
    }

    @Test
    void makesSectionsAndMergesMaps() throws Exception {
        var map = new LinkedHashMap<String, String>();
        map.put("a.test", "/a");
        map.put("b.test", "/b");
        var document = ConfigObjDocument.parse(
                "x = 1\n[renewalparams]\n[[webroot_map]]\nold.test = /o\na.test = /1\n[other]\n");
        assertEquals(
                "x = 1\n[renewalparams]\n[[webroot_map]]\nold.test = /o\na.test = /a\nb.test = /b\n[other]\n",
                document.with(PARAMS, "webroot_map", new Value.TextMap(map)).text());
        assertEquals(
                "[renewalparams]\n[[webroot_map]]\na.test = /a\nb.test = /b\n",
                ConfigObjDocument.empty()
                        .with(PARAMS, "webroot_map", new Value.TextMap(map))
                        .text());
    }

    @Test
    void appendsANewSectionAtTheEnd() throws Exception {
        assertEquals(
                "x = 1\n[s]\ny = 2\n# end\n[acme_renewal_info]\nari_retry_after = t\n",
                ConfigObjDocument.parse("x = 1\n[s]\ny = 2\n# end")
                        .with(List.of("acme_renewal_info"), "ari_retry_after", new Value.Text("t"))
                        .text());
    }

    @Test
    void removesAKeyOfThatSectionOnlyAndKeepsComments() throws Exception {
        var document = ConfigObjDocument.parse("k = 1\n[renewalparams]\n# why\nk = 1\nl = 2\n");
        assertEquals(
                "k = 1\n[renewalparams]\n# why\nl = 2\n",
                document.without(PARAMS, "k").text());
    }

    @Test
    void removesASubsectionWithAllInIt() throws Exception {
        var document =
                ConfigObjDocument.parse("[p]\nk = 1\n[[m]]\na = 1\n# note\n[[[n]]]\nb = 2\n[[o]]\nc = 3\n[q]\nd = 4\n");
        assertEquals(
                "[p]\nk = 1\n# note\n[[o]]\nc = 3\n[q]\nd = 4\n",
                document.without(List.of("p"), "m").text());
    }

    @Test
    void removingWhatIsNotThereChangesNothing() throws Exception {
        var document = ConfigObjDocument.parse("k = 1\n[s]\nx = 2");
        assertSame(document, document.without(PARAMS, "k"));
        assertSame(document, document.without(List.of("s"), "k"));
    }

    @Test
    void nothingIsLeftWithoutTheOnlyKey() throws Exception {
        assertEquals("", ConfigObjDocument.parse("k = 1").without(ROOT, "k").text());
    }

    @Test
    void aSectionTakesThePlaceOfAKeyWithItsName() throws Exception {
        assertEquals(
                "x = 1\n[s]\ny = 2\n",
                ConfigObjDocument.parse("s = 0\nx = 1\n")
                        .with(List.of("s"), "y", new Value.Text("2"))
                        .text());
    }

    @Test
    void endsTheLineOfASectionBeforeItsFirstKey() throws Exception {
        assertEquals(
                "[s]\ny = 2\n",
                ConfigObjDocument.parse("[s]")
                        .with(List.of("s"), "y", new Value.Text("2"))
                        .text());
    }

    @Test
    void insertsBeforeTheFirstSectionWhenTheRootIsEmpty() throws Exception {
        assertEquals(
                "x = 1\n[s]\n",
                ConfigObjDocument.parse("[s]\n")
                        .with(ROOT, "x", new Value.Text("1"))
                        .text());
        assertEquals(
                "# c\nx = 1\n",
                ConfigObjDocument.parse("# c")
                        .with(ROOT, "x", new Value.Text("1"))
                        .text());
    }

    private static String written(List<String> list) throws InvalidInputException {
        return ConfigObjDocument.empty()
                .with(ROOT, "k", new Value.TextList(list))
                .text();
    }
}
