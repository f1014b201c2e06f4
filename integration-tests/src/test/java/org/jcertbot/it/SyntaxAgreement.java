package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jcertbot.plugins.nginx.syntax.Directive;
import org.jcertbot.plugins.nginx.syntax.Document;
import org.jcertbot.plugins.nginx.syntax.SyntaxException;

/**
 * Compares what nginx and our parser say about a text. nginx stops at the first error of any kind. So when it complains
 * of a directive's meaning, only the text before that place can be compared.
 */
final class SyntaxAgreement {
    /** How much could be compared. */
    enum Extent {
        /** Both accept the whole text. */
        ACCEPTED,
        /** Both find the same character unexpected on the same line. */
        SAME_ERROR,
        /** Both miss something at the end. */
        SAME_END,
        /** nginx refuses a directive for its meaning, and we see a directive of that name end on that line. */
        UP_TO_A_DIRECTIVE,
        /** nginx stops somewhere for another reason, and we find nothing wrong before that line. */
        UP_TO_A_LINE,
        /** nginx complains of another file, or names no place. */
        NOTHING
    }

    private static final Pattern UNEXPECTED = Pattern.compile("unexpected \"(.)\"", Pattern.DOTALL);
    private static final Pattern OF_A_DIRECTIVE = Pattern.compile(
            "(?:unknown directive \"(.*)\""
                    + "|\"(.*)\" directive is not allowed here"
                    + "|invalid number of arguments in \"(.*)\" directive"
                    + "|directive \"(.*)\" (?:has no opening \"\\{\"|is not terminated by \";\"))",
            Pattern.DOTALL);

    /** Blocks that hold no directives but lists: no further block can stand in them, which is not our parser's concern. */
    private static final Set<String> LISTS = Set.of("map", "geo", "types", "split_clients", "charset_map");

    /** Files of the collection that are included in lists. */
    private static final Set<String> PARTS_OF_LISTS = Set.of("map.inc", "geo.inc", "types.inc");

    private final String text;
    private final String parent;
    private Optional<Document> document = Optional.empty();
    private Optional<SyntaxException> error = Optional.empty();

    private SyntaxAgreement(String text, Path file) {
        this.text = text;
        this.parent = PARTS_OF_LISTS.contains(file.getFileName().toString()) ? "map" : "";
        try {
            document = Optional.of(Document.parse(text));
        } catch (SyntaxException e) {
            error = Optional.of(e);
        }
    }

    /** Fails when the two disagree on something that can be compared. */
    static Extent of(String text, Path file, NginxJudge.Verdict nginx) {
        var agreement = new SyntaxAgreement(text, file);
        try {
            return agreement.with(file, nginx);
        } catch (AssertionError e) {
            String ours = agreement
                    .error
                    .map(ex -> ex.position() + ": " + ex.getMessage())
                    .orElse("accepted");
            throw new AssertionError(
                    "we: " + ours + "\nnginx: " + nginx.outcome().err() + "\n" + text, e);
        }
    }

    private Extent with(Path file, NginxJudge.Verdict nginx) {
        if (nginx.accepts()) {
            assertTrue(document.isPresent(), "nginx accepts it");
            return Extent.ACCEPTED;
        }
        return nginx.complaint()
                .filter(complaint -> complaint.file().equals(file.toString()))
                .map(this::with)
                .orElse(Extent.NOTHING);
    }

    private Extent with(NginxJudge.Complaint complaint) {
        String message = complaint.message();
        var unexpected = UNEXPECTED.matcher(message);
        if (unexpected.matches()) return withUnexpected(unexpected.group(1), complaint.line());
        // A Lua block without its end is one of two messages of its own.
        if (message.startsWith("unexpected end of file") || message.contains("missing the closing long bracket")) {
            assertTrue(error.isPresent(), "nginx misses the end of something");
            assertTrue(!isUnexpected(error.get()), "nginx finds nothing wrong before the end");
            return Extent.SAME_END;
        }
        // All else is about meaning; also a word of more than 4096 bytes, which we do not mind.
        error.filter(SyntaxAgreement::isUnexpected)
                .ifPresent(e -> assertTrue(e.position().line() >= complaint.line(), "nginx came further"));
        var name = OF_A_DIRECTIVE.matcher(message);
        if (!name.matches()) return Extent.UP_TO_A_LINE;
        String expected = firstGroup(name);
        assertTrue(
                Stream.concat(document.stream(), beginnings(";{", complaint.line()))
                        .anyMatch(tree -> exists(
                                tree,
                                each -> utf8(each.name()).equals(expected) && endOfHeader(each) == complaint.line())),
                "no such directive ends on this line");
        return Extent.UP_TO_A_DIRECTIVE;
    }

    private Extent withUnexpected(String character, int line) {
        if (character.equals("{") && !isOurs("{", line) && isBlockInAList(line)) return Extent.UP_TO_A_LINE;
        var ours = error.orElseThrow(() -> new AssertionError("nginx finds something unexpected"));
        assertTrue(utf8(message(ours)).startsWith("unexpected \"" + character + '"'), "another error");
        assertEquals(line, ours.position().line(), "another line");
        return Extent.SAME_ERROR;
    }

    /** True when a list, read up to that line, has a block as its last entry. */
    private boolean isBlockInAList(int line) {
        return beginnings("{", line).anyMatch(this::lastIsBlockInAList);
    }

    /** The text up to each of some characters on a line, as far as it has no error, with its blocks closed. */
    private Stream<Document> beginnings(String ends, int line) {
        return IntStream.range(0, text.length())
                .filter(at -> ends.indexOf(text.charAt(at)) >= 0 && lineOf(at) == line)
                .mapToObj(at -> text.substring(0, at + 1))
                .flatMap(beginning -> IntStream.range(0, 12).mapToObj(depth -> beginning + "}".repeat(depth)))
                .flatMap(whole -> parse(whole).stream());
    }

    private static Optional<Document> parse(String text) {
        try {
            return Optional.of(Document.parse(text));
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean lastIsBlockInAList(Document tree) {
        String around = parent;
        for (var level = last(tree.directives());
                level.isPresent();
                level = last(level.get().directives())) {
            if (LISTS.contains(around) && level.get().body().isPresent()) return true;
            around = level.get().name();
        }
        return false;
    }

    private static Optional<Directive> last(Iterable<Directive> directives) {
        Optional<Directive> last = Optional.empty();
        for (Directive directive : directives) last = Optional.of(directive);
        return last;
    }

    private boolean isOurs(String character, int line) {
        return error.filter(e -> e.position().line() == line && message(e).startsWith("unexpected \"" + character))
                .isPresent();
    }

    private static String message(SyntaxException error) {
        return String.valueOf(error.getMessage());
    }

    private static boolean isUnexpected(SyntaxException error) {
        return message(error).startsWith("unexpected");
    }

    private static boolean exists(Document tree, Predicate<Directive> what) {
        var blocks = new ArrayDeque<Iterable<Directive>>();
        blocks.push(tree.directives());
        while (!blocks.isEmpty()) {
            for (Directive directive : blocks.pop()) {
                if (what.test(directive)) return true;
                blocks.push(directive.directives());
            }
        }
        return false;
    }

    /** The line on which nginx has read a directive: that of its semicolon or opening brace. */
    private int endOfHeader(Directive directive) {
        int end = directive.body().map(body -> body.open()).orElse(directive.end() - 1);
        return lineOf(end);
    }

    private int lineOf(int offset) {
        return 1 + (int) text.chars().limit(offset).filter(c -> c == '\n').count();
    }

    private static String firstGroup(Matcher match) {
        for (int i = 1; i <= match.groupCount(); i++) if (match.group(i) != null) return match.group(i);
        throw new IllegalStateException(match.toString());
    }

    /** A text of bytes as the output of a program is read. */
    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
