package org.jcertbot.core.proof;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.PluginException;

/** Which of the challenges on offer is taken: the first type of a preference list that the authority offers. */
public final class ChallengeChoice {
    private final List<ChallengeType> preference;

    private ChallengeChoice(List<ChallengeType> preference) {
        this.preference = preference;
    }

    /**
     * Combines what the plugin can do with what the user wants.
     *
     * @param supported the plugin's types, its favourite first
     * @param preferred the user's, in order; empty: the plugin decides
     * @throws CertbotException when the plugin can do none of the types that the user wants
     */
    public static ChallengeChoice of(List<ChallengeType> supported, List<ChallengeType> preferred)
            throws CertbotException {
        if (preferred.isEmpty()) return new ChallengeChoice(supported);
        List<ChallengeType> both =
                preferred.stream().filter(supported::contains).toList();
        if (both.isEmpty()) {
            throw new InvalidInputException(
                    "None of the preferred challenges are supported by the selected plugin",
                    "The plugin supports: " + joined(supported) + ".",
                    "Change --preferred-challenges, or choose another authenticator.");
        }
        return new ChallengeChoice(both);
    }

    /** The challenge to present for an authorization. */
    public Challenge choose(CaAuthorization authorization) throws CertbotException {
        boolean tooLong = false;
        for (ChallengeType type : preference) {
            Optional<Challenge> offered = authorization.challenges().stream()
                    .filter(challenge -> challenge.type() == type)
                    .findFirst();
            if (offered.isPresent() && canBePresented(offered.get())) return offered.get();
            tooLong |= offered.isPresent();
        }
        List<ChallengeType> offered = authorization.challenges().stream()
                .map(Challenge::type)
                .distinct()
                .toList();
        String name = authorization.requestedIdentifier().text();
        if (tooLong) {
            throw new PluginException(
                    "The name " + name + " is too long for a challenge over DNS.",
                    "The record that it takes would have a longer name than DNS allows.",
                    "Use an authenticator that can do challenges over HTTP.");
        }
        throw new PluginException(
                "Client with the currently selected authenticator does not support any combination of challenges that"
                        + " will satisfy the CA.",
                "For " + name + " the certificate authority offers " + joined(offered) + "; the authenticator can do "
                        + joined(preference) + ".",
                offered.equals(List.of(ChallengeType.DNS_01))
                        ? "You may need to use an authenticator plugin that can do challenges over DNS, such as manual."
                        : "");
    }

    private static boolean canBePresented(Challenge challenge) {
        return challenge.type() != ChallengeType.DNS_01 || challenge.fitsInDns();
    }

    private static String joined(List<ChallengeType> types) {
        return types.isEmpty()
                ? "nothing that we know"
                : String.join(", ", types.stream().map(ChallengeType::acmeName).toList());
    }
}
