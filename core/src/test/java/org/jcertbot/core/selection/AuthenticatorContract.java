package org.jcertbot.core.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.Presentation;
import org.junit.jupiter.api.Test;

/** What core relies on with every authenticator. */
public abstract class AuthenticatorContract {
    /** A challenge for a name; its token is made from the name. */
    protected static Challenge challenge(ChallengeType type, String name) {
        String token = "token-" + name.replace('.', '_');
        return new Challenge(type, new DnsName(name), token, token + ".thumbprint");
    }

    /** One that can work. */
    protected abstract Authenticator authenticator() throws Exception;

    /** Three challenges for different names that it can present. */
    protected abstract List<Challenge> challenges();

    /** One that can present the first two of {@link #challenges} but not the third. */
    protected abstract Authenticator failingAtTheThird() throws Exception;

    /** One that needs a moment to remove what it shows, if there is a way to make it slow. */
    protected Authenticator slowToClose() throws Exception {
        return authenticator();
    }

    /** Returns when {@link #slowToClose} is in the middle of it. */
    protected void awaitClosing() throws Exception {}

    /** What the authority would see for the challenge, empty when it sees nothing. */
    protected abstract Optional<String> seen(Challenge challenge) throws Exception;

    /** What the authority has to see. */
    protected String expected(Challenge challenge) {
        return challenge.keyAuthorization();
    }

    /** Whatever of the world a presentation changes: equal before and after. */
    protected abstract Object world() throws Exception;

    @Test
    public void isReadyWhenPrepared() throws Exception {
        authenticator().prepare();
    }

    @Test
    public void listsTheTypesThatItPresents() throws Exception {
        List<ChallengeType> types = authenticator().challengeTypes();
        for (Challenge challenge : challenges()) assertTrue(types.contains(challenge.type()));
    }

    @Test
    public void showsEveryChallengeUntilItIsClosed() throws Exception {
        Presentation presentation = authenticator().present(challenges());
        try (presentation) {
            presentation.awaitVisible();
            for (Challenge challenge : challenges()) {
                assertEquals(Optional.of(expected(challenge)), seen(challenge));
            }
        }
        for (Challenge challenge : challenges()) assertEquals(Optional.empty(), seen(challenge));
    }

    @Test
    public void leavesNothingBehind() throws Exception {
        Object before = world();
        authenticator().present(challenges()).close();
        assertEquals(before, world());
    }

    @Test
    public void leavesNothingBehindWhenItCanPresentOnlySome() throws Exception {
        Authenticator failing = failingAtTheThird();
        Object before = world();
        assertThrows(CertbotException.class, () -> failing.present(challenges()));
        assertEquals(before, world());
    }

    @Test
    public void aPendingInterruptDoesNotCutClosingShort() throws Exception {
        Object before = world();
        Presentation presentation = authenticator().present(challenges());
        Thread.currentThread().interrupt();
        presentation.close();
        assertTrue(Thread.interrupted());
        assertEquals(before, world());
    }

    @Test
    public void anInterruptDuringCloseLeavesNothingBehind() throws Exception {
        Object before = world();
        Presentation presentation = slowToClose().present(challenges());
        var closing = new Thread(presentation::close);
        closing.start();
        awaitClosing();
        closing.interrupt();
        closing.join();
        assertEquals(before, world());
    }

    @Test
    public void closingTwiceDoesNothing() throws Exception {
        Authenticator authenticator = authenticator();
        Presentation first = authenticator.present(challenges());
        first.close();
        Presentation second = authenticator.present(challenges());
        try (second) {
            first.close();
            for (Challenge challenge : challenges()) {
                assertEquals(Optional.of(expected(challenge)), seen(challenge));
            }
        }
    }

    @Test
    public void twoPresentationsDoNotDisturbEachOther() throws Exception {
        Authenticator authenticator = authenticator();
        Object before = world();
        Presentation one = authenticator.present(challenges().subList(0, 1));
        Presentation other = authenticator.present(challenges().subList(1, 3));
        one.close();
        assertEquals(Optional.empty(), seen(challenges().get(0)));
        assertEquals(
                Optional.of(expected(challenges().get(1))), seen(challenges().get(1)));
        other.close();
        assertEquals(Optional.empty(), seen(challenges().get(1)));
        assertEquals(before, world());
    }

    @Test
    public void hasAHintForFailures() throws Exception {
        assertFalse(authenticator().hint(challenges()).isBlank());
    }
}
