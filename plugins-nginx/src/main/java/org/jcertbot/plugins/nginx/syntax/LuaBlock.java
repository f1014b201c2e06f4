package org.jcertbot.plugins.nginx.syntax;

/**
 * Finds the end of a block of Lua as nginx's Lua module does: braces in strings and comments do not count. A quote
 * without its partner on the same line is an ordinary character to it, whatever Lua would say.
 */
final class LuaBlock {
    private static final int NONE = -1;

    private final String source;

    LuaBlock(String source) {
        this.source = source;
    }

    /**
     * The offset of the brace that closes the block; negative when there is none.
     *
     * @param from the first character of the body
     */
    int close(int from) {
        int depth = 1;
        int at = from;
        while (at >= 0 && at < source.length()) {
            switch (source.charAt(at)) {
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
            if (depth == 0) return at;
            at = after(at);
        }
        return NONE;
    }

    /** Behind the string, the comment or the character that begins here; negative when it has no end. */
    private int after(int at) {
        char c = source.charAt(at);
        if (c == '"' || c == '\'') return afterString(at, c);
        if (c == '[') return afterLongBracket(at, at + 1);
        if (source.startsWith("--", at)) return afterComment(at + 2);
        return at + 1;
    }

    private int afterString(int at, char quote) {
        int next = at + 1;
        while (next < source.length() && source.charAt(next) != quote) {
            if (source.charAt(next) == '\\') next++;
            if (next >= source.length() || source.charAt(next) == '\n') return at + 1;
            next++;
        }
        return next < source.length() ? next + 1 : at + 1;
    }

    private int afterComment(int at) {
        int lineEnd = source.indexOf('\n', at);
        int next = lineEnd < 0 ? NONE : lineEnd;
        return source.startsWith("[", at) ? afterLongBracket(at, next) : next;
    }

    /** {@code [[…]]}, {@code [=[…]=]} and so on. */
    private int afterLongBracket(int at, int otherwise) {
        int level = at + 1;
        while (level < source.length() && source.charAt(level) == '=') level++;
        if (!source.startsWith("[", level)) return otherwise;
        String closing = "]" + source.substring(at + 1, level) + "]";
        int end = source.indexOf(closing, level + 1);
        return end < 0 ? NONE : end + closing.length();
    }
}
