package org.jcertbot.acme;

import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.ca.AuthorizationState;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.identifier.Identifier;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.toolbox.JSON;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/** An authorization as it was when it was fetched, and the URLs to go on with. */
final class AcmeAuthorization implements CaAuthorization {
    private final Exchange exchange;
    private final Login login;
    private final URL url;
    private final Identifier identifier;
    private final boolean wildcard;
    private final AuthorizationState state;
    private final Map<Challenge, URL> challenges;

    AcmeAuthorization(Exchange exchange, Login login, String thumbprint, URL url, Answer answer) {
        this.exchange = exchange;
        this.login = login;
        this.url = url;
        JSON body = answer.body();
        this.identifier = Problems.identifier(body.get("identifier").asObject());
        this.wildcard = body.get("wildcard").map(JSON.Value::asBoolean).orElse(false);
        this.state = state(answer);
        this.challenges = challenges(body, identifier, thumbprint);
    }

    @Override
    public Identifier identifier() {
        return identifier;
    }

    @Override
    public boolean wildcard() {
        return wildcard;
    }

    @Override
    public AuthorizationState state() {
        return state;
    }

    @Override
    public List<Challenge> challenges() {
        return List.copyOf(challenges.keySet());
    }

    @Override
    public void answer(Challenge challenge) throws CaException, InterruptedException {
        URL challengeUrl = challenges.get(challenge);
        if (challengeUrl == null) throw new IllegalArgumentException("not a challenge of " + url);
        exchange.post(challengeUrl, new JSONBuilder(), login, Answer::body);
    }

    @Override
    public AuthorizationState fetchState() throws CaException, InterruptedException {
        return exchange.fetch(url, login, AcmeAuthorization::state);
    }

    @Override
    public void deactivate() throws CaException, InterruptedException {
        exchange.post(url, new JSONBuilder().put("status", "deactivated"), login, Answer::body);
    }

    private static Map<Challenge, URL> challenges(JSON body, Identifier identifier, String thumbprint) {
        var offered = new LinkedHashMap<Challenge, URL>();
        for (JSON.Value entry : body.get("challenges").asArray()) {
            JSON challenge = entry.asObject();
            Optional<ChallengeType> type =
                    ChallengeType.ofAcmeName(challenge.get("type").asString());
            if (type.isEmpty()) continue;
            String token = challenge.get("token").asString();
            offered.put(
                    new Challenge(type.get(), identifier, token, token + "." + thumbprint),
                    challenge.get("url").asURL());
        }
        return offered;
    }

    private static AuthorizationState state(Answer answer) {
        Optional<Problem> problem = answer.body().get("challenges").asArray().stream()
                .flatMap(challenge -> challenge.asObject().get("error").optional().stream())
                .map(error -> Problems.problem(error.asObject()))
                .findFirst();
        return new AuthorizationState(status(answer.text("status")), problem, answer.retryAfter());
    }

    private static AuthorizationState.Status status(String name) {
        try {
            return AuthorizationState.Status.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new AcmeProtocolException("unknown authorization status " + name, unknown);
        }
    }
}
