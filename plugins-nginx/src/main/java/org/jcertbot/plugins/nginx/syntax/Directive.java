package org.jcertbot.plugins.nginx.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A simple directive, {@code name arguments ;}, or a block directive, {@code name arguments { body }}. It is a view of
 * its document's text: words are taken out of it when somebody asks, since most of a large file is never looked at.
 */
public final class Directive implements Node {
    private final String source;
    private final WordBounds bounds;
    private final int end;
    private final @Nullable Body body;

    Directive(String source, WordBounds bounds, int end, @Nullable Body body) {
        this.source = source;
        this.bounds = bounds;
        this.end = end;
        this.body = body;
    }

    @Override
    public int start() {
        return bounds.start(0);
    }

    @Override
    public int end() {
        return end;
    }

    /** The text as it stands in the file, from the first word to the semicolon or the closing brace. */
    public String text() {
        return source.substring(start(), end);
    }

    /** True for a directive of that name, which is one without backslashes. */
    public boolean is(String name) {
        int start = bounds.start(0);
        if (isQuote(source.charAt(start))) return name().equals(name);
        return bounds.end(0) - start == name.length() && source.startsWith(name, start);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    public String name() {
        return word(0);
    }

    /** How many words it has: the name and its arguments. */
    public int size() {
        return bounds.size();
    }

    /** The value of a word as nginx sees it, without quotes and escapes; the first one is the name. */
    public String word(int index) {
        return Words.value(source, bounds.start(index), bounds.end(index));
    }

    /** The values of the words after the name. */
    public List<String> arguments() {
        var arguments = new ArrayList<String>(size() - 1);
        for (int i = 1; i < size(); i++) arguments.add(word(i));
        return arguments;
    }

    /** Where a word begins in the document; its quote, if it has one. */
    public int wordStart(int index) {
        return bounds.start(index);
    }

    /** Where the first byte after a word is. */
    public int wordEnd(int index) {
        return bounds.end(index);
    }

    /** Present for a block directive. */
    public Optional<Body> body() {
        return Optional.ofNullable(body);
    }

    /** The directives of its block, without those of the blocks in it; none for a simple directive. */
    public Iterable<Directive> directives() {
        return body == null ? List.of() : body.directives();
    }

    @Override
    public String toString() {
        return body == null ? text() : source.substring(start(), body.open()).strip() + " {…}";
    }
}
