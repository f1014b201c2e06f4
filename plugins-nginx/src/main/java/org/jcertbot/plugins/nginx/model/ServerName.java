package org.jcertbot.plugins.nginx.model;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One argument of {@code server_name}. */
public final class ServerName {
    /** Kinds of names, in the order in which nginx searches them. */
    public enum Kind {
        EXACT,
        /** {@code *.example.com}: the text is {@code .example.com}. */
        LEADING_WILDCARD,
        /** {@code .example.com}: the name itself and all below it; the text is {@code .example.com}. */
        NAME_AND_BELOW,
        /** {@code example.*}: the text is {@code example.}. */
        TRAILING_WILDCARD,
        /** {@code ~expression}: the text is the expression. */
        REGEX
    }

    private final String written;
    private final Kind kind;
    private final String text;
    private final @Nullable NamePattern pattern;

    private ServerName(String written, Kind kind, String text) {
        this.written = written;
        this.kind = kind;
        this.text = text;
        this.pattern = kind == Kind.REGEX ? NamePattern.of(text) : null;
    }

    static ServerName parse(String written) {
        if (written.startsWith("~")) return new ServerName(written, Kind.REGEX, written.substring(1));
        String name = normalized(written);
        if (name.equals("*")) return new ServerName(written, Kind.LEADING_WILDCARD, "");
        if (name.startsWith("*.")) return new ServerName(written, Kind.LEADING_WILDCARD, name.substring(1));
        if (name.endsWith(".*")) {
            return new ServerName(written, Kind.TRAILING_WILDCARD, name.substring(0, name.length() - 1));
        }
        if (name.startsWith(".") && name.length() > 1) return new ServerName(written, Kind.NAME_AND_BELOW, name);
        return new ServerName(written, Kind.EXACT, name);
    }

    private static String normalized(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        if (name.endsWith(".") && name.length() > 1) name = name.substring(0, name.length() - 1);
        return name.chars().allMatch(c -> c < 128) ? name : punycode(name);
    }

    /** Browsers and authorities ask for the ASCII form; the file has the bytes of UTF-8, if it is a name at all. */
    private static String punycode(String bytes) {
        try {
            return IDN.toASCII(new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noName) {
            return bytes;
        }
    }

    /** As nginx sees it, without quotes. */
    public String written() {
        return written;
    }

    /** How it is compared. */
    public Kind kind() {
        return kind;
    }

    /** What is compared: lower case, without the {@code *} of a wildcard and without a trailing dot. */
    public String text() {
        return text;
    }

    /** How nginx would rank this name for a host; empty when it does not match. */
    Optional<NameRank> rank(String host) {
        return switch (kind) {
            case EXACT -> rankIf(host.equals(text), NameRank.EXACT);
            case LEADING_WILDCARD -> rankIf(isBelow(host), NameRank.LEADING_WILDCARD);
            case NAME_AND_BELOW ->
                host.equals(text.substring(1))
                        ? Optional.of(NameRank.EXACT)
                        : rankIf(isBelow(host), NameRank.LEADING_WILDCARD);
            case TRAILING_WILDCARD ->
                rankIf(host.startsWith(text) && host.length() > text.length(), NameRank.TRAILING_WILDCARD);
            case REGEX -> pattern == null ? Optional.empty() : pattern.rank(host);
        };
    }

    private boolean isBelow(String host) {
        return host.endsWith(text) && host.length() > text.length();
    }

    private static Optional<NameRank> rankIf(boolean matches, NameRank rank) {
        return matches ? Optional.of(rank) : Optional.empty();
    }

    @Override
    public String toString() {
        return written;
    }
}
