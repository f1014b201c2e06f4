package org.jcertbot.plugins.nginx.enhancement;

import java.util.Locale;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.syntax.Directive;

/** A header that an enhancement adds to every response over TLS. */
enum ResponseHeader {
    /** RFC 6797. */
    HSTS("Strict-Transport-Security", "max-age=31536000", "\"max-age=31536000\"") {
        /** A policy of any value is the administrator's decision; a second header would be against section 7.1. */
        @Override
        boolean isSetBy(Directive addHeader) {
            return isNamedIn(addHeader);
        }
    },
    /** Upgrade Insecure Requests, section 3. */
    UPGRADE_INSECURE_REQUESTS("Content-Security-Policy", "upgrade-insecure-requests", "upgrade-insecure-requests") {
        /**
         * Another policy does not count. Ours goes beside it: browsers enforce every policy that they get, and one that
         * only upgrades requests forbids nothing.
         */
        @Override
        boolean isSetBy(Directive addHeader) {
            return isNamedIn(addHeader) && isInPolicy(addHeader.word(2));
        }

        private boolean isInPolicy(String policies) {
            for (String directive : policies.toLowerCase(Locale.ROOT).split("[;,]", -1)) {
                if (directive.strip().equals(value())) return true;
            }
            return false;
        }
    };

    private final String header;
    private final String value;
    private final String written;

    ResponseHeader(String header, String value, String written) {
        this.header = header;
        this.value = value;
        this.written = written;
    }

    /** The name of the header. */
    String header() {
        return header;
    }

    String value() {
        return value;
    }

    /** True when an {@code add_header} directive makes ours unnecessary. */
    abstract boolean isSetBy(Directive addHeader);

    /** True when an {@code add_header} directive is about this header, whatever its value is. */
    boolean isNamedIn(Directive addHeader) {
        return addHeader.is("add_header")
                && addHeader.size() > 2
                && addHeader.word(1).equalsIgnoreCase(header);
    }

    /** Sent with errors and redirects too, for which nginx needs {@code always}. */
    NewDirective directive() {
        return NewDirective.written("add_header " + header + " " + written + " always");
    }
}
