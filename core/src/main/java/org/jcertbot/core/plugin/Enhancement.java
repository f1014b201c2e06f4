package org.jcertbot.core.plugin;

import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;

/** A change to a server's configuration beyond the certificate itself; the order is that in which they are made. */
public enum Enhancement {
    /** Every response over HTTPS carries {@code Strict-Transport-Security} (RFC 6797). */
    HSTS("Strict-Transport-Security"),
    /** Requests over HTTP are redirected to HTTPS. */
    REDIRECT("redirect"),
    /** The server attaches OCSP responses to its handshakes (RFC 6066 section 8). */
    STAPLING("staple-ocsp"),
    /** Every response over HTTPS carries {@code Content-Security-Policy: upgrade-insecure-requests}. */
    UPGRADE_INSECURE_REQUESTS("Upgrade-Insecure-Requests");

    private final String title;

    Enhancement(String title) {
        this.title = title;
    }

    /** What it is called in messages and in the titles of checkpoints. */
    public String title() {
        return title;
    }

    /** The option that asks for it. */
    public Option<Boolean> option() {
        return switch (this) {
            case HSTS -> Options.HSTS;
            case REDIRECT -> Options.REDIRECT;
            case STAPLING -> Options.STAPLE_OCSP;
            case UPGRADE_INSECURE_REQUESTS -> Options.UIR;
        };
    }
}
