package org.jcertbot.core.error;

/** The command line or a configuration file cannot be understood: the run ends with exit code 2. */
public class UsageException extends CertbotException {
    private static final int USAGE = 2;

    /** @param reason what cannot be understood, as it follows {@code certbot: error:} */
    public UsageException(String reason) {
        super(reason, "", "");
    }

    @Override
    public int exitCode() {
        return USAGE;
    }
}
