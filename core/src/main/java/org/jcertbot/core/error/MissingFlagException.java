package org.jcertbot.core.error;

/** A question has no answer because nobody can be asked: names the flag that answers it. */
public class MissingFlagException extends CertbotException {
    /**
     * @param question the question that could not be asked
     * @param flag the flag that answers it, such as {@code --agree-tos}; empty when there is none
     */
    public MissingFlagException(String question, String flag) {
        super(
                "Missing command line flag or config entry for this setting:",
                question,
                flag.isEmpty() ? "" : "(You can set this with the " + flag + " flag)");
    }
}
