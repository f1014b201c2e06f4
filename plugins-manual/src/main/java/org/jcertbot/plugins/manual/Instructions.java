package org.jcertbot.plugins.manual;

import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;

/** Tells the person at the terminal what to set up, one challenge at a time. */
final class Instructions {
    private final Console console;

    Instructions(Console console) {
        this.console = console;
    }

    /** Tells about the challenge of that index; returns when the user says that it is set up. */
    void give(List<Challenge> challenges, int index) throws CertbotException {
        console.sayFramedVerbatim(text(challenges, index));
        console.pause(Question.of("Press Enter to Continue")
                .answeredBy("--manual-auth-hook")
                .forcedInteractive());
    }

    private static String text(List<Challenge> challenges, int index) {
        Challenge challenge = challenges.get(index);
        boolean dns = challenge.type() == ChallengeType.DNS_01;
        String text = dns ? record(challenge) : file(challenge);
        if (index > 0) {
            text += "\n\nThis comes in addition to the previous challenges: leave what you set up for them in place.";
        }
        if (dns && index == challenges.size() - 1) {
            text +=
                    "\n\nBefore you continue, check that the record can be seen, for example with:\n\n    dig +short TXT "
                            + challenge.dnsRecordName() + "\n\nIt may take some minutes to reach all name servers.";
        }
        return text;
    }

    private static String file(Challenge challenge) {
        return "Create a file containing just this data:\n\n" + challenge.keyAuthorization()
                + "\n\nand make it available on your web server at this URL:\n\n" + challenge.httpUrl();
    }

    private static String record(Challenge challenge) {
        return "Create a DNS TXT record under the name:\n\n" + challenge.dnsRecordName()
                + ".\n\nwith the following value:\n\n" + challenge.dnsRecordValue();
    }
}
