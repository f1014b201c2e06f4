package org.jcertbot.core.error;

/**
 * A failure that the person at the prompt can do something about.
 *
 * <p>Bugs of ours are unchecked exceptions; everything else that ends a step is one of these and carries three
 * sentences: what failed, why, and what to do next. The message joins them, one per line.
 */
public class CertbotException extends Exception {
    private static final int FAILURE = 1;

    private final String what;
    private final String why;
    private final String nextStep;

    /**
     * @param what what failed, in one line
     * @param why the reason; empty when {@code what} says it all
     * @param nextStep what the user can do about it; empty when there is nothing to say
     */
    public CertbotException(String what, String why, String nextStep) {
        super(join(what, why, nextStep));
        this.what = what;
        this.why = why;
        this.nextStep = nextStep;
    }

    /** As above, with the exception that led here; its trace goes to the log only. */
    public CertbotException(String what, String why, String nextStep, Throwable cause) {
        this(what, why, nextStep);
        initCause(cause);
    }

    public String what() {
        return what;
    }

    /** The reason, or an empty string. */
    public String why() {
        return why;
    }

    /** What failed and why, where this is the reason of another failure. */
    public String asReason() {
        return join(what, why, "");
    }

    /** What to do next, or an empty string. */
    public String nextStep() {
        return nextStep;
    }

    /** The exit code of a run that ends with this failure. */
    public int exitCode() {
        return FAILURE;
    }

    private static String join(String what, String why, String nextStep) {
        var text = new StringBuilder(what);
        if (!why.isEmpty()) text.append('\n').append(why);
        if (!nextStep.isEmpty()) text.append('\n').append(nextStep);
        return text.toString();
    }
}
