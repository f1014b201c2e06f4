package org.jcertbot.core.settings;

/**
 * Whether the user has ruled out questions, with {@code -n} or {@code -q}. For those who must know it
 * before they ask; whether anybody sits at a terminal is for the console to find out.
 */
public final class Unattended {
    /** True when nobody will answer. */
    public static boolean isWanted(Settings settings) {
        return settings.get(Options.NON_INTERACTIVE) || settings.get(Options.QUIET);
    }

    private Unattended() {}
}
