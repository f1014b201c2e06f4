package org.jcertbot.core.due;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import org.jcertbot.core.ca.FakeResponders;
import org.jcertbot.core.ca.RevocationAnswer;
import org.jcertbot.core.ca.RevocationQuery;
import org.jcertbot.core.identifier.CertName;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private static final RevocationQuery ONE = about("http://one.test/");

    private final FakeResponders responders = new FakeResponders();
    private final Revocations revocations = new Revocations(responders, Duration.ofSeconds(1));

    private static final CertName NAME = new CertName("a.test");

    private static RevocationQuery about(String responder) {
        return new RevocationQuery(URI.create(responder), new byte[0], new byte[0]);
    }

    @Test
    void believesWhatTheResponderSays() throws Exception {
        assertFalse(revocations.isRevoked(NAME, ONE));
        responders.answering(new RevocationAnswer.Revoked());
        assertTrue(revocations.isRevoked(NAME, ONE));
    }

    @Test
    void takesWhatCannotBeLearntForNotRevoked() throws Exception {
        responders.answering(new RevocationAnswer.Unreachable("no route"));
        assertFalse(revocations.isRevoked(NAME, ONE));
        responders.answering(new RevocationAnswer.Unusable("bad signature"));
        assertFalse(revocations.isRevoked(NAME, ONE));
    }

    @Test
    void asksAResponderThatKeepsFailingThreeTimes() throws Exception {
        responders.answering(new RevocationAnswer.Unreachable("no route"));
        for (int i = 0; i < 9; i++) revocations.isRevoked(NAME, ONE);
        assertEquals(3, responders.questions().size());
        revocations.isRevoked(NAME, about("http://other.test/"));
        assertEquals(4, responders.questions().size());
    }

    @Test
    void aGoodAnswerMakesUpForFailures() throws Exception {
        for (int i = 0; i < 3; i++) {
            responders.answering(new RevocationAnswer.Unusable("?"));
            revocations.isRevoked(NAME, ONE);
            revocations.isRevoked(NAME, ONE);
            responders.answering(new RevocationAnswer.NotRevoked());
            revocations.isRevoked(NAME, ONE);
        }
        assertEquals(9, responders.questions().size());
    }
}
