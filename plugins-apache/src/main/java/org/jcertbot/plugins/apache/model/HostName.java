package org.jcertbot.plugins.apache.model;

import java.util.Locale;

/**
 * A name of a host, as it is compared with what a client asks for.
 *
 * @param text in lower case, without scheme, port and a trailing dot; in an alias {@code *} stands for any characters
 *     and {@code ?} for one
 * @param isPattern true for an alias with such a character
 */
public record HostName(String text, boolean isPattern) {
    /** What {@code ServerName} says, in which a wildcard has no meaning. */
    static HostName ofServer(String written) {
        return new HostName(canonical(written), false);
    }

    /** An argument of {@code ServerAlias}. */
    static HostName ofAlias(String written) {
        String text = canonical(written);
        return new HostName(text, text.indexOf('*') >= 0 || text.indexOf('?') >= 0);
    }

    private static String canonical(String written) {
        int scheme = written.indexOf("://");
        String name = scheme < 0 ? written : written.substring(scheme + 3);
        int colon = name.indexOf(':');
        if (colon >= 0) name = name.substring(0, colon);
        if (name.endsWith(".") && name.length() > 1) name = name.substring(0, name.length() - 1);
        return name.toLowerCase(Locale.ROOT);
    }

    /** True for a host that a client can ask for by this name, as Apache compares it (ap_strcasecmp_match). */
    public boolean matches(String host) {
        return isPattern ? matches(0, host, 0) : text.equals(host);
    }

    private boolean matches(int at, String host, int from) {
        for (int i = at, j = from; ; i++, j++) {
            if (i == text.length()) return j == host.length();
            char c = text.charAt(i);
            if (c == '*') return matchesBelow(i + 1, host, j);
            if (j == host.length() || (c != '?' && c != host.charAt(j))) return false;
        }
    }

    private boolean matchesBelow(int at, String host, int from) {
        if (at == text.length()) return true;
        for (int j = from; j <= host.length(); j++) if (matches(at, host, j)) return true;
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
