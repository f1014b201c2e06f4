package org.jcertbot.plugins.apache.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jcertbot.core.text.LineStarts;
import org.jspecify.annotations.Nullable;

/** Builds the tree of a text. It does not call itself, so that no depth of nesting is too much. */
final class Parser {
    /** A section whose end has not been found yet, and what stands before it on its level. */
    private record OpenSection(Line line, SectionTag tag, List<Node> before) {}

    private final String source;
    private final Deque<OpenSection> open = new ArrayDeque<>();
    private List<Node> nodes = new ArrayList<>();
    private int at;

    Parser(String source) {
        this.source = source;
    }

    List<Node> parse() throws SyntaxException {
        while (at < source.length()) {
            Line line = next();
            String text = line.text();
            if (text.isEmpty()) continue;
            if (text.charAt(0) == '#') nodes.add(new Comment(line.start(), line.end()));
            else add(line, text);
        }
        return end();
    }

    private void add(Line line, String text) throws SyntaxException {
        String word = new Words(text).next();
        if (word.startsWith("</")) close(line, word);
        else if (word.startsWith("<")) open(line, SectionTag.of(text));
        else nodes.add(new Directive(line));
    }

    private Line next() {
        Line line = Line.at(source, at);
        at = line.end();
        return line;
    }

    private void open(Line line, SectionTag tag) throws SyntaxException {
        if (isForeign(tag.name())) {
            nodes.add(foreign(line, tag));
            return;
        }
        open.push(new OpenSection(line, tag, nodes));
        nodes = new ArrayList<>();
    }

    /** The body of a macro need not be balanced, and that of a script is no configuration at all. */
    private static boolean isForeign(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return lowerCase.equals("macro") || lowerCase.equals("perl") || lowerCase.startsWith("lua");
    }

    private Section foreign(Line opening, SectionTag tag) throws SyntaxException {
        int depth = 1;
        while (at < source.length()) {
            Line line = next();
            String first = new Words(line.text()).next();
            if (first.equalsIgnoreCase("<" + tag.name())) depth++;
            if (first.equalsIgnoreCase("</" + tag.name() + ">") && --depth == 0) {
                return new Section(opening, tag, List.of(), line, line.end());
            }
        }
        throw error("<" + tag.name() + "> is not closed", opening);
    }

    private void close(Line line, String word) throws SyntaxException {
        if (!word.endsWith(">")) throw error(word + " must end with \">\"", line);
        if (open.isEmpty()) throw error(word + " closes nothing", line);
        OpenSection section = open.pop();
        String expected = "</" + section.tag().name() + ">";
        if (!word.equalsIgnoreCase(expected)) throw error("expected " + expected + ", found " + word, line);
        end(section, line, line.end());
    }

    private void end(OpenSection section, @Nullable Line closing, int end) {
        var complete = new Section(section.line(), section.tag(), List.copyOf(nodes), closing, end);
        nodes = section.before();
        nodes.add(complete);
    }

    private List<Node> end() throws SyntaxException {
        while (!open.isEmpty()) {
            OpenSection section = open.pop();
            String name = section.tag().name();
            if (Condition.of(name).isEmpty()) throw error("<" + name + "> is not closed", section.line());
            end(section, null, source.length());
        }
        return List.copyOf(nodes);
    }

    /** Apache names a logical line by the last of its physical ones. */
    private SyntaxException error(String message, Line line) {
        return new SyntaxException(message, new LineStarts(source).line(line.end() - 1));
    }
}
