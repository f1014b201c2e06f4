package org.jcertbot.core.verb;

import java.nio.file.Path;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.revocation.Revocation;
import org.jcertbot.core.settings.Settings;

/** {@code revoke}: a certificate is declared void. */
public final class RevokeVerb implements Verb {
    private final Revocation revocation;
    private final Console console;

    public RevokeVerb(Revocation revocation, Console console) {
        this.revocation = revocation;
        this.console = console;
    }

    @Override
    public int run(Settings settings) throws CertbotException, InterruptedException {
        Path file = revocation.revoke(settings);
        console.say("Congratulations! You have successfully revoked the certificate that was located at " + file + ".");
        return 0;
    }
}
