package org.jcertbot.core.lineage;

import org.jcertbot.core.release.Release;

/** Compares what {@code version =} says in a renewal file with what we write there. */
final class CompatibilityLevel {
    /** True when a version such as {@code 5.10.1} comes after ours; anything that is no version does not. */
    static boolean isNewer(String version) {
        String[] theirs = version.split("\\.", -1);
        String[] ours = Release.COMPATIBILITY_LEVEL.split("\\.", -1);
        for (int i = 0; i < Math.min(theirs.length, ours.length); i++) {
            int difference = number(theirs[i]) - number(ours[i]);
            if (difference != 0) return difference > 0;
        }
        return theirs.length > ours.length;
    }

    private static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length() && i < 6 && Character.isDigit(digits.charAt(i)); i++) {
            number = number * 10 + Character.digit(digits.charAt(i), 10);
        }
        return number;
    }

    private CompatibilityLevel() {}
}
