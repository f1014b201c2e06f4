package org.jcertbot.core.configobj;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of the ConfigObj dialect that need more than a look at single characters.
 *
 * <p>The expressions accept exactly what ConfigObj accepts, its oddities included: a quoted text ends at the first
 * quote behind which the line makes sense, so that {@code "a" "b"} is one text with quotes in it.
 */
final class LineGrammar {
    /** @param valueStart where the value begins, blanks behind the equals sign skipped */
    record KeyMatch(String key, int valueStart) {}

    /** Numbers of brackets, and the name without quotes. */
    record HeaderMatch(int opening, int closing, String name) {}

    /** See {@link Node.Entry}. */
    record ValueMatch(String raw, String tail, Value value) {}

    private static final String QUOTED = "\".*?\"|'.*?'";
    private static final String COMMENT = "\\s*(?:#.*)?";

    private static final Pattern KEY = Pattern.compile("\\s*(" + QUOTED + "|[^'\"=].*?)\\s*=\\s*");

    private static final Pattern HEADER = Pattern.compile("\\s*((?:\\[\\s*)+)"
            + "(\"\\s*\\S.*?\\s*\"|'\\s*\\S.*?\\s*'|[^'\"\\s].*?)"
            + "((?:\\s*\\]\\s*)+)" + COMMENT);

    private static final Pattern VALUE = Pattern.compile("(?:"
            + "(?<members>(?:(?:" + QUOTED + "|[^'\",#][^,#]*?)\\s*,\\s*)*)" // each with its comma
            + "(?<last>" + QUOTED + "|[^'\",#\\s][^,]*?|(?<!,))?" // the last of a list, or the only text
            + "|(?<empty>,))" // a lone comma: the empty list
            + "(?<tail>" + COMMENT + ")");

    private static final Pattern MEMBER = Pattern.compile("(" + QUOTED + "|[^'\",#]?.*?)\\s*,\\s*");

    static Optional<KeyMatch> key(String content) {
        Matcher matcher = KEY.matcher(content);
        if (!matcher.lookingAt()) return Optional.empty();
        return Optional.of(new KeyMatch(unquoted(matcher.group(1)), matcher.end()));
    }

    /** Empty when the line, which starts with a bracket, is no section header. */
    static Optional<HeaderMatch> header(String content) {
        Matcher matcher = HEADER.matcher(content);
        if (!matcher.matches()) return Optional.empty();
        return Optional.of(new HeaderMatch(
                count(matcher.group(1), '['), count(matcher.group(3), ']'), unquoted(matcher.group(2))));
    }

    /** The text or list at the beginning of {@code rest}, whose line end starts at {@code end}. */
    static Optional<ValueMatch> value(String rest, int end) {
        Matcher matcher = VALUE.matcher(rest).region(0, end);
        if (!matcher.matches()) return Optional.empty();
        int rawEnd = matcher.start("tail");
        return Optional.of(new ValueMatch(rest.substring(0, rawEnd), rest.substring(rawEnd), meaning(matcher)));
    }

    static Optional<ValueMatch> closedOnSameLine(String line, int end, String quotes) {
        return closing(line, 3, end, quotes)
                .map(close -> new ValueMatch(
                        line.substring(0, close + 3),
                        line.substring(close + 3),
                        new Value.Text(line.substring(3, close))));
    }

    /** {@code before}: the lines up to the one that closes the quotes; line ends inside the value count as one LF. */
    static Optional<ValueMatch> closedOnLaterLine(String before, String line, int end, String quotes) {
        return closing(line, 0, end, quotes).map(close -> {
            String text = (before + line.substring(0, close))
                    .substring(3)
                    .replace("\r\n", "\n")
                    .replace('\r', '\n');
            return new ValueMatch(
                    before + line.substring(0, close + 3), line.substring(close + 3), new Value.Text(text));
        });
    }

    /** Where the quotes stand behind which nothing but a comment follows. */
    private static Optional<Integer> closing(String line, int from, int end, String quotes) {
        Pattern rest = Pattern.compile(COMMENT);
        for (int at = line.indexOf(quotes, from); at >= 0; at = line.indexOf(quotes, at + 1)) {
            if (rest.matcher(line).region(at + 3, end).matches()) return Optional.of(at);
        }
        return Optional.empty();
    }

    private static Value meaning(Matcher matcher) {
        if (matcher.group("empty") != null) return new Value.TextList(List.of());
        String members = matcher.group("members");
        String last = matcher.group("last");
        boolean hasLast = last != null && !last.isEmpty();
        if (members == null || members.isEmpty()) return new Value.Text(hasLast ? unquoted(last) : "");
        var texts = new ArrayList<String>();
        for (Matcher member = MEMBER.matcher(members); member.find(); ) texts.add(unquoted(member.group(1)));
        if (hasLast) texts.add(unquoted(last));
        return new Value.TextList(texts);
    }

    private static String unquoted(String text) {
        if (text.length() < 2) return text;
        char first = text.charAt(0);
        boolean quoted = (first == '"' || first == '\'') && text.charAt(text.length() - 1) == first;
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(c -> c == wanted).count();
    }

    private LineGrammar() {}
}
