package org.jcertbot.cli;

/** Which program this is. */
final class Version {
    /** The Certbot that this one can replace; scripts compare it, and renewal files carry it. */
    static final String COMPATIBILITY = "5.6.0";

    /** Our own. */
    static final String OWN = "0.1.0";

    /** What {@code --version} prints. */
    static final String LINE = "certbot " + COMPATIBILITY + " (jcertbot " + OWN + ")";

    private Version() {}
}
