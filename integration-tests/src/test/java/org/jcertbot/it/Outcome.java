package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * How a program ended and what it wrote.
 *
 * @param ended false when it was killed because it did not end in time
 */
record Outcome(int exit, String out, String err, boolean ended) {
    Outcome succeeds() {
        return exits(0);
    }

    Outcome exits(int code) {
        assertTrue(ended, () -> "did not end\n" + this);
        assertEquals(code, exit, this::toString);
        return this;
    }

    /** Ends as a program does that a signal killed, seen through a shell or directly. */
    Outcome diedOf(int signal) {
        return exits(128 + signal);
    }

    Outcome says(String text) {
        assertTrue(out.contains(text), () -> "no '" + text + "' on stdout of\n" + this);
        return this;
    }

    /** Has this text nowhere. */
    Outcome isSilentAbout(String text) {
        assertFalse(out.contains(text) || err.contains(text), () -> "'" + text + "' in\n" + this);
        return this;
    }

    /** Has nothing to say at all. */
    Outcome isSilent() {
        assertEquals("", out + err);
        return this;
    }

    /** As {@link #says}, for text that is wrapped. */
    Outcome tells(String text) {
        assertTrue(unwrapped(out).contains(unwrapped(text)), () -> "no '" + text + "' on stdout of\n" + this);
        return this;
    }

    /** Compares with each run of blanks and line ends taken as one blank: for text that is wrapped. */
    Outcome complains(String text) {
        assertTrue(unwrapped(err).contains(unwrapped(text)), () -> "no '" + text + "' on stderr of\n" + this);
        return this;
    }

    private static String unwrapped(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
        return "exit " + exit + (ended ? "" : " (killed by the test)") + "\n--- stdout\n" + out + "\n--- stderr\n"
                + err;
    }
}
