package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jcertbot.plugins.nginx.syntax.Document;
import org.jcertbot.plugins.nginx.syntax.SyntaxException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser and the real nginx must read every text in the same way. */
class NginxSyntaxIT {
    private static final int MUTATIONS = 2_000;
    private static final int SOUPS = 500;

    @TempDir
    private static Path certificates;

    @TempDir
    private Path directory;

    private final Map<SyntaxAgreement.Extent, Integer> extents = new EnumMap<>(SyntaxAgreement.Extent.class);
    private final List<String> disagreements = new ArrayList<>();

    @BeforeAll
    static void prepare() {
        Requires.command("nginx");
        Requires.command("openssl");
        // Otherwise nginx cannot make the directories for its temporary files.
        Requires.root();
        NginxCase.makeCertificates(certificates);
    }

    static List<NginxCase> cases() {
        return NginxCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nginxSaysOfEachCaseWhatIsExpected(NginxCase configuration) {
        configuration.missing().ifPresent(what -> Requires.that(false, what));
        var verdict =
                NginxJudge.test(configuration.copyTo(directory, certificates).root());
        assertEquals(configuration.isAccepted(), verdict.accepts(), verdict::toString);
        configuration.property("message").ifPresent(verdict.outcome()::complains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a#b",
                "a\"b\"",
                "it's",
                "a}b",
                ")a",
                "\"\"",
                "''",
                "\"a;b{c}d#e'f\ng\"",
                "'a\"b'",
                "a\\;b",
                "a\\ b",
                "a\\{b",
                "a\\\nb",
                "\\#a",
                "\\\"a",
                "\\'a",
                "a\\\\",
                "a\\tb\\rc\\nd",
                "'\\d\\'\\\\'",
                "${host}x",
                "x${host}",
                "${{x",
                "a${{{b}",
                "$}a",
                "\"${\"",
                "\"$\"",
                "$\\{x",
                "\"a\\tb\\.c\\\\.d\\\"e\\'f\""
            })
    void valueOfAWordIsTheOneThatNginxNames(String word) throws IOException, SyntaxException {
        String name = Document.parse(word + ";").directives().iterator().next().name();
        var verdict = test(word + ";\n");
        assertEquals(
                "unknown directive \"" + name + '"',
                verdict.complaint().orElseThrow().message());
    }

    @Test
    void damagedConfigurationsAreReadAlike(TestReporter reporter) throws IOException {
        var mutations = new Mutations(20_220_531);
        var all = List.copyOf(loadableFiles().entrySet());
        for (int i = 0; i < MUTATIONS; i++) {
            var any = mutations.any(all);
            Path file = any.getKey();
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            String damaged = mutations.of(text);
            Files.writeString(file, damaged, StandardCharsets.ISO_8859_1);
            compare(damaged, file, NginxJudge.test(any.getValue()));
            Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        }
        report(reporter, MUTATIONS);
    }

    /** In a types block nginx takes any words; so it goes on until it finds an error that is one of syntax. */
    @Test
    void wordsInNoOrderAreReadAlike(TestReporter reporter) throws IOException {
        var mutations = new Mutations(7);
        for (int i = 0; i < SOUPS; i++) {
            for (String text : List.of(mutations.soup(), "types {\n" + mutations.soup() + mutations.soup() + "}\n")) {
                var verdict = test("events {}\nhttp {\ntypes_hash_bucket_size 4096;\ninclude soup;\n}\n", text);
                compare(text, directory.resolve("soup"), verdict);
            }
        }
        report(reporter, 2 * SOUPS);
    }

    /** Every file that nginx loads for an accepted case, and the directory of its copy. */
    private Map<Path, Path> loadableFiles() {
        var files = new LinkedHashMap<Path, Path>();
        for (NginxCase configuration : cases()) {
            if (!configuration.isAccepted() || configuration.missing().isPresent()) continue;
            Path root = configuration.copyTo(directory, certificates).root();
            for (Path file : NginxJudge.loadedFiles(root)) files.put(file, root);
        }
        return files;
    }

    private NginxJudge.Verdict test(String main) throws IOException {
        Files.writeString(directory.resolve("nginx.conf"), main, StandardCharsets.ISO_8859_1);
        return NginxJudge.test(directory);
    }

    private NginxJudge.Verdict test(String main, String included) throws IOException {
        Files.writeString(directory.resolve("soup"), included, StandardCharsets.ISO_8859_1);
        return test(main);
    }

    private void compare(String text, Path file, NginxJudge.Verdict nginx) {
        try {
            extents.merge(SyntaxAgreement.of(text, file, nginx), 1, Integer::sum);
        } catch (AssertionError e) {
            disagreements.add(e.getMessage());
        }
    }

    /** Says how much the agreement means, and sees that it means enough. */
    private void report(TestReporter reporter, int all) {
        reporter.publishEntry("compared", extents.toString());
        assertEquals(List.of(), disagreements);
        int partly = extents.getOrDefault(SyntaxAgreement.Extent.UP_TO_A_LINE, 0)
                + extents.getOrDefault(SyntaxAgreement.Extent.NOTHING, 0);
        assertTrue(partly < all / 3, extents::toString);
    }
}
