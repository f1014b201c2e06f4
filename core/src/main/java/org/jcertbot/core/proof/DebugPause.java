package org.jcertbot.core.proof;

import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;

/** {@code --debug-challenges}: waits for Enter while the challenges are presented, so that the user can look at them. */
public final class DebugPause implements PresentedPause {
    private final Console console;
    private final boolean verbose;

    /** @param verbose true: say what to look at */
    public DebugPause(Console console, boolean verbose) {
        this.console = console;
        this.verbose = verbose;
    }

    @Override
    public void afterPresenting(List<Challenge> challenges) throws CertbotException {
        var text = new StringBuilder("Challenges loaded. Press continue to submit to CA.\n");
        if (verbose) {
            text.append("\nThe following values should be reachable:\n");
            for (Challenge challenge : challenges) text.append('\n').append(described(challenge));
        } else {
            text.append("\nPass \"-v\" for more info about challenges.");
        }
        console.sayFramedVerbatim(text.toString());
        console.pause(Question.of("Press Enter to Continue"));
    }

    private static String described(Challenge challenge) {
        if (challenge.type() == ChallengeType.HTTP_01) {
            return "URL: " + challenge.httpUrl() + "\nExpected value: " + challenge.keyAuthorization() + "\n";
        }
        if (challenge.type() == ChallengeType.DNS_01) {
            return "FQDN: " + challenge.dnsRecordName() + "\nExpected value: " + challenge.dnsRecordValue() + "\n";
        }
        return "TLS handshake with " + challenge.identifier() + " for the protocol acme-tls/1\n";
    }
}
