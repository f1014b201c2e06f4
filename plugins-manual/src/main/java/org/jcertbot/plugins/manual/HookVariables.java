package org.jcertbot.plugins.manual;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;

/** The environment of the hooks. */
final class HookVariables {
    private final List<Challenge> challenges;
    private final String everyIdentifier;

    HookVariables(List<Challenge> challenges) {
        this.challenges = List.copyOf(challenges);
        this.everyIdentifier = challenges.stream()
                .map(challenge -> challenge.identifier().text())
                .collect(Collectors.joining(","));
    }

    /** The variables for one of the challenges; there is no token for dns-01, where it plays no part. */
    Map<String, String> of(int index) {
        Challenge challenge = challenges.get(index);
        var variables = new HashMap<String, String>();
        variables.put("CERTBOT_DOMAIN", challenge.identifier().text());
        variables.put("CERTBOT_IDENTIFIER", challenge.identifier().text());
        variables.put("CERTBOT_ALL_DOMAINS", everyIdentifier);
        variables.put("CERTBOT_ALL_IDENTIFIERS", everyIdentifier);
        variables.put("CERTBOT_REMAINING_CHALLENGES", String.valueOf(challenges.size() - index - 1));
        if (challenge.type() == ChallengeType.HTTP_01) {
            variables.put("CERTBOT_TOKEN", challenge.token());
            variables.put("CERTBOT_VALIDATION", challenge.keyAuthorization());
        } else {
            variables.put("CERTBOT_VALIDATION", challenge.dnsRecordValue());
        }
        return Map.copyOf(variables);
    }
}
