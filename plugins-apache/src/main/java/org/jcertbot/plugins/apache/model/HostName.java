package org.jcertbot.plugins.apache.model;

import java.util.Locale;

/** A name of a host, as Apache compares it with what a client asks for: without regard to case. */
public sealed interface HostName {
    /** In lower case. */
    String text();

    /** True for a host, in lower case and without port, that a client can ask for by this name. */
    boolean matches(String host);

    /** Stands for itself. */
    record Exact(String text) implements HostName {
        @Override
        public boolean matches(String host) {
            return text.equals(host);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** An alias in which {@code *} stands for any characters and {@code ?} for one (ap_strcasecmp_match). */
    record Wildcard(String text) implements HostName {
        @Override
        public boolean matches(String host) {
            return matches(0, host, 0);
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

    /** What {@code ServerName} says: a scheme and a port belong to it, and a wildcard has no meaning. */
    static HostName ofServer(String written) {
        int scheme = written.indexOf("://");
        String name = scheme < 0 ? written : written.substring(scheme + 3);
        int colon = name.indexOf(':');
        return new Exact((colon < 0 ? name : name.substring(0, colon)).toLowerCase(Locale.ROOT));
    }

    /** An argument of {@code ServerAlias}, which Apache takes as it is. */
    static HostName ofAlias(String written) {
        String text = written.toLowerCase(Locale.ROOT);
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 ? new Wildcard(text) : new Exact(text);
    }
}
