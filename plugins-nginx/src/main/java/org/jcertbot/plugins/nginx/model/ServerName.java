package org.jcertbot.plugins.nginx.model;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import org.jcertbot.core.identifier.CoveredNames;
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
        String name = Utf8.isAscii(written) ? written : punycode(Utf8.decoded(written));
        if (name.endsWith(".") && name.length() > 1) name = name.substring(0, name.length() - 1);
        return name.toLowerCase(Locale.ROOT);
    }

    /** The form that clients and authorities use; label by label, since wildcards have labels that are none. */
    private static String punycode(String name) {
        String[] labels = name.split("\\.", -1);
        try {
            for (int i = 0; i < labels.length; i++) if (!Utf8.isAscii(labels[i])) labels[i] = IDN.toASCII(labels[i]);
        } catch (IllegalArgumentException noName) {
            return name;
        }
        return String.join(".", labels);
    }

    /** This name, or the name of the machine when it is {@code $hostname}, which nginx puts there when it starts. */
    ServerName on(String hostName) {
        return written.equalsIgnoreCase("$hostname") && !hostName.isEmpty() ? parse(hostName) : this;
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

    /**
     * False for a name that nginx compares literally with hosts that never look like that: it does not drop a trailing
     * dot here, and clients send names outside of ASCII as Punycode.
     */
    boolean canMatch() {
        return kind == Kind.REGEX || (!written.endsWith(".") && Utf8.isAscii(written));
    }

    /**
     * True when every host that this name stands for is in a certificate. A wildcard there stands for one label, one of
     * nginx for any number: those who write it rarely mean more.
     *
     * @param certificate the names of the certificate
     */
    public boolean isCoveredBy(CoveredNames certificate) {
        return switch (kind) {
            case EXACT -> certificate.cover(text);
            case LEADING_WILDCARD -> certificate.coverBelow(text.substring(1));
            case NAME_AND_BELOW -> certificate.cover(text.substring(1)) && certificate.coverBelow(text.substring(1));
            case TRAILING_WILDCARD, REGEX -> false;
        };
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
