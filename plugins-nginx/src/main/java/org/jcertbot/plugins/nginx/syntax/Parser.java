package org.jcertbot.plugins.nginx.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Builds the tree of a text. It does not call itself, so that no depth of nesting is too much. */
final class Parser {
    /** A block whose end has not been found yet. */
    private record OpenBlock(WordBounds header, int open, List<Node> nodes) {}

    private final String source;
    private final Lexer lexer;
    private final Deque<OpenBlock> openBlocks = new ArrayDeque<>();
    private List<Node> nodes = new ArrayList<>();
    private final WordBounds words = new WordBounds();

    Parser(String source) {
        this.source = source;
        this.lexer = new Lexer(source);
    }

    List<Node> parse() throws SyntaxException {
        while (true) {
            switch (lexer.next()) {
                case WORD -> words.add(lexer.start(), lexer.end());
                case COMMENT -> addComment();
                case SEMICOLON -> endDirective();
                case OPEN -> openBlock();
                case CLOSE -> closeBlock();
                case END -> {
                    return end();
                }
            }
        }
    }

    private void addComment() {
        if (words.size() == 0) nodes.add(new Comment(lexer.start(), lexer.end()));
    }

    private void endDirective() throws SyntaxException {
        if (words.size() == 0) throw unexpected(";", "a directive or \"}\"");
        nodes.add(new Directive(source, words.take(), lexer.end(), null));
    }

    private void openBlock() throws SyntaxException {
        if (words.size() == 0) throw unexpected("{", "a directive or \"}\"");
        WordBounds header = words.take();
        if (isLua(header)) {
            addLua(header);
            return;
        }
        openBlocks.push(new OpenBlock(header, lexer.start(), nodes));
        nodes = new ArrayList<>();
    }

    private boolean isLua(WordBounds header) {
        return Words.value(source, header.start(0), header.end(0)).endsWith("_by_lua_block");
    }

    private void addLua(WordBounds header) throws SyntaxException {
        int close = new LuaBlock(source).close(lexer.end());
        if (close < 0) throw lexer.error("the \"}\" that ends this block of Lua is missing", header.start(0));
        nodes.add(new Directive(source, header, close + 1, new Body(lexer.start(), close, List.of())));
        lexer.skipTo(close + 1);
    }

    private void closeBlock() throws SyntaxException {
        if (words.size() > 0) throw unexpected("}", "\";\" or \"{\" after " + text(words));
        if (openBlocks.isEmpty()) throw unexpected("}", "a directive or the end of the file");
        OpenBlock block = openBlocks.pop();
        var body = new Body(block.open(), lexer.start(), List.copyOf(nodes));
        nodes = block.nodes();
        nodes.add(new Directive(source, block.header(), lexer.end(), body));
    }

    private List<Node> end() throws SyntaxException {
        if (words.size() > 0)
            throw lexer.error("expected \";\" or \"{\" after " + text(words) + ", found the end", words.start(0));
        if (openBlocks.isEmpty()) return List.copyOf(nodes);
        WordBounds header = openBlocks.peek().header();
        throw lexer.error("the \"}\" that ends the block " + text(header) + " is missing", header.start(0));
    }

    private String text(WordBounds directive) {
        return '"' + source.substring(directive.start(0), directive.end(0)) + '"';
    }

    private SyntaxException unexpected(String found, String expected) {
        return lexer.error("unexpected \"" + found + "\", expected " + expected, lexer.start());
    }
}
