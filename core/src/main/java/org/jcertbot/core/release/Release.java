package org.jcertbot.core.release;

/** The versions of this program. */
public final class Release {
    /** The release of Certbot whose behaviour this is: what scripts compare and renewal files carry. */
    public static final String COMPATIBILITY_LEVEL = "5.6.0";

    /** Our own version. */
    public static final String VERSION = "0.1.0";

    /** What {@code --version} prints. */
    public static final String LINE = "certbot " + COMPATIBILITY_LEVEL + " (jcertbot " + VERSION + ")";

    private Release() {}
}
