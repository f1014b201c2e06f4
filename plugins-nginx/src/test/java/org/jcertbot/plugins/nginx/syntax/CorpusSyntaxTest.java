package org.jcertbot.plugins.nginx.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jcertbot.plugins.nginx.corpus.CorpusCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration of the collection; that nginx agrees is tested by NginxSyntaxIT. */
class CorpusSyntaxTest {
    static List<CorpusCase> all() {
        return CorpusCase.all();
    }

    static Stream<CorpusCase> readable() {
        return all().stream().filter(each -> !rejected(each));
    }

    static Stream<CorpusCase> unreadable() {
        return all().stream().filter(CorpusSyntaxTest::rejected);
    }

    private static boolean rejected(CorpusCase each) {
        return each.values("syntax").contains("rejects");
    }

    @ParameterizedTest
    @MethodSource("readable")
    void treeLosesNothing(CorpusCase configuration) throws SyntaxException {
        for (Path file : configuration.files()) {
            String text = configuration.text(file);
            var document = Document.parse(text);
            assertEquals(text, document.text());
            Tiling.verify(document);
        }
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void errorNamesTheLine(CorpusCase configuration) {
        assertTrue(configuration.files().stream().anyMatch(file -> fails(configuration.text(file))));
    }

    private static boolean fails(String text) {
        try {
            Document.parse(text);
            return false;
        } catch (SyntaxException e) {
            long lines = text.lines().count();
            int line = e.position().line();
            assertTrue(line > 1 && line <= lines, e.position()::toString);
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("readable")
    void expectedServersExist(CorpusCase configuration) throws SyntaxException {
        var places = new ArrayList<>(configuration.values("block"));
        places.addAll(configuration.values("template"));
        for (String place : places) {
            if (List.of("none", "default").contains(place)) continue;
            int colon = place.lastIndexOf(':');
            Path file = configuration.directory().resolve(place.substring(0, colon));
            int line = Integer.parseInt(place.substring(colon + 1));
            assertTrue(serverLines(configuration.text(file)).contains(line), place);
        }
    }

    private static List<Integer> serverLines(String text) throws SyntaxException {
        var lines = new ArrayList<Integer>();
        var blocks = new ArrayDeque<Iterable<Directive>>();
        var document = Document.parse(text);
        blocks.push(document.directives());
        while (!blocks.isEmpty()) {
            for (Directive directive : blocks.pop()) {
                if (directive.is("server") && directive.body().isPresent()) {
                    lines.add(document.position(directive).line());
                }
                blocks.push(directive.directives());
            }
        }
        return lines;
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyNameHasAnExpectation(CorpusCase configuration) {
        assertEquals(
                configuration.values("name").size(),
                configuration.values("block").size());
    }
}
