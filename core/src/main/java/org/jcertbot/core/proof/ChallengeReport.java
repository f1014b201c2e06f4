package org.jcertbot.core.proof;

import java.util.Comparator;
import java.util.List;

/** What the user reads about challenges that failed. */
public final class ChallengeReport {
    private ChallengeReport() {}

    /**
     * The report, lines separated by {@code \n}: identifier, type and detail of each failure, then the plugin's hint.
     *
     * @param prover who presented them
     */
    public static String text(Prover prover, List<FailedChallenge> failures) {
        var text = new StringBuilder("\nCertificate Authority failed to verify the ")
                .append(failures.size() == 1 ? "challenge" : "challenges")
                .append(" presented by the authenticator (")
                .append(prover.plugin())
                .append("). The Certificate Authority reported these problems:\n");
        failures.stream()
                .sorted(Comparator.comparing(
                        (FailedChallenge failure) -> failure.problem().type()))
                .forEach(failure -> text.append("  Identifier: ")
                        .append(failure.identifier())
                        .append("\n  Type:   ")
                        .append(failure.problem().code())
                        .append("\n  Detail: ")
                        .append(failure.problem().detail())
                        .append("\n\n"));
        String hint = prover.authenticator()
                .hint(failures.stream().map(FailedChallenge::challenge).toList());
        return text.append("Hint: ").append(hint).append('\n').toString();
    }
}
