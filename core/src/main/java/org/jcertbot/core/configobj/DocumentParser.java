package org.jcertbot.core.configobj;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.configobj.ConfigObjSyntaxException.Problem;

/**
 * From characters to nodes.
 *
 * <p>The dialect is that of Python's ConfigObj 5, in which renewal files have always been written. Nearly all lines are
 * {@code key = word}; those are read here by hand, and everything with quotes, commas or comments by
 * {@link LineGrammar}, which is loaded only then.
 */
final class DocumentParser {
    /** What tells whether a name is taken: those of one section. */
    private record Scope(int depth, Set<String> names) {}

    private final List<String> lines;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private int next;

    DocumentParser(String text) {
        lines = split(text);
        scopes.push(new Scope(0, new HashSet<>()));
    }

    List<Node> parse() throws ConfigObjSyntaxException {
        while (next < lines.size()) {
            int lineNumber = next + 1;
            Optional<String> problem = readLine(lines.get(next++));
            problem.ifPresent(text -> problems.add(new Problem(lineNumber, text)));
        }
        if (!problems.isEmpty()) throw new ConfigObjSyntaxException(problems);
        return nodes;
    }

    /** Returns what is wrong with the line, if anything is. */
    private Optional<String> readLine(String line) {
        int start = skipBlanks(line, 0);
        int end = contentEnd(line);
        if (start >= end || line.charAt(start) == '#') {
            nodes.add(new Node.Trivia(line));
            return Optional.empty();
        }
        String content = line.substring(0, end);
        if (line.charAt(start) == '[') {
            var header = plainHeader(content.substring(start));
            if (header.isEmpty()) header = LineGrammar.header(content);
            if (header.isPresent()) return readHeader(line, header.get());
        }
        var keyPart = splitKey(content, start);
        if (keyPart.isEmpty()) return Optional.of("invalid line (neither a section nor \"key = value\")");
        return readEntry(line, keyPart.get());
    }

    private Optional<String> readHeader(String line, LineGrammar.HeaderMatch header) {
        int depth = header.opening();
        if (depth != header.closing()) return Optional.of("section with unequal numbers of brackets");
        if (depth > scopes.element().depth() + 1) return Optional.of("section too deeply nested");
        while (scopes.element().depth() >= depth) scopes.pop();
        if (!scopes.element().names().add(header.name())) return Optional.of("duplicate section name");
        scopes.push(new Scope(depth, new HashSet<>()));
        nodes.add(new Node.Header(line, depth, header.name()));
        return Optional.empty();
    }

    private Optional<String> readEntry(String line, LineGrammar.KeyMatch keyPart) {
        String lead = line.substring(0, keyPart.valueStart());
        String rest = line.substring(keyPart.valueStart());
        Optional<LineGrammar.ValueMatch> value;
        if (rest.startsWith("\"\"\"") || rest.startsWith("'''")) {
            int firstLine = next;
            value = readTripleQuoted(rest);
            if (value.isEmpty()) {
                next = firstLine;
                return Optional.of("parse error in multi-line value");
            }
        } else {
            value = readValue(rest);
            if (value.isEmpty()) return Optional.of("parse error in value");
        }
        if (!scopes.element().names().add(keyPart.key())) return Optional.of("duplicate keyword name");
        var match = value.get();
        nodes.add(new Node.Entry(lead, keyPart.key(), match.raw(), match.tail(), match.value()));
        return Optional.empty();
    }

    /** {@code [name]} with nothing else on the line and nothing special in the name. */
    private static Optional<LineGrammar.HeaderMatch> plainHeader(String content) {
        int depth = 0;
        while (depth < content.length() && content.charAt(depth) == '[') depth++;
        int end = content.length() - depth;
        if (end <= depth) return Optional.empty();
        for (int i = depth; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean expected = i < end ? Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' : c == ']';
            if (!expected) return Optional.empty();
        }
        return Optional.of(new LineGrammar.HeaderMatch(depth, depth, content.substring(depth, end)));
    }

    private static Optional<LineGrammar.KeyMatch> splitKey(String content, int start) {
        char first = content.charAt(start);
        if (first == '"' || first == '\'' || first == '=') return LineGrammar.key(content);
        int equals = content.indexOf('=', start);
        if (equals < 0) return Optional.empty();
        int keyEnd = equals;
        while (keyEnd > start && isBlank(content.charAt(keyEnd - 1))) keyEnd--;
        String key = content.substring(start, keyEnd);
        return Optional.of(new LineGrammar.KeyMatch(key, skipBlanks(content, equals + 1)));
    }

    /** The value of one line; {@code rest} goes on to the end of the line, line end included. */
    private static Optional<LineGrammar.ValueMatch> readValue(String rest) {
        int end = contentEnd(rest);
        while (end > 0 && isBlank(rest.charAt(end - 1))) end--;
        String raw = rest.substring(0, end);
        if (!isPlain(raw)) return LineGrammar.value(rest, contentEnd(rest));
        return Optional.of(new LineGrammar.ValueMatch(raw, rest.substring(end), new Value.Text(raw)));
    }

    /** True when the text means itself: no list, no comment, not in quotes. */
    private static boolean isPlain(String raw) {
        if (raw.isEmpty()) return true;
        char first = raw.charAt(0);
        return first != '"' && first != '\'' && raw.indexOf(',') < 0 && raw.indexOf('#') < 0;
    }

    private Optional<LineGrammar.ValueMatch> readTripleQuoted(String firstLine) {
        String quotes = firstLine.substring(0, 3);
        var sameLine = LineGrammar.closedOnSameLine(firstLine, contentEnd(firstLine), quotes);
        if (sameLine.isPresent()) return sameLine;
        if (firstLine.indexOf(quotes, 3) >= 0) return Optional.empty();
        var raw = new StringBuilder(firstLine);
        while (next < lines.size()) {
            String line = lines.get(next++);
            if (line.contains(quotes))
                return LineGrammar.closedOnLaterLine(raw.toString(), line, contentEnd(line), quotes);
            raw.append(line);
        }
        return Optional.empty();
    }

    private static List<String> split(String text) {
        var lines = new ArrayList<String>();
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && !isLineEnd(text.charAt(end))) end++;
            if (end < text.length()
                    && text.charAt(end) == '\r'
                    && end + 1 < text.length()
                    && text.charAt(end + 1) == '\n') {
                end++;
            }
            end = Math.min(end + 1, text.length());
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    /** Where the line end begins. */
    private static int contentEnd(String line) {
        int end = line.length();
        while (end > 0 && isLineEnd(line.charAt(end - 1))) end--;
        return end;
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && isBlank(line.charAt(at))) at++;
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\u000b';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
