package org.jcertbot.core.due;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ServerRecordTest {
    private final ServerRecord server = new ServerRecord();

    /** True when this was the failure that ends the questions. */
    private boolean asked(boolean answered) throws InterruptedException {
        assertTrue(server.mayBeAsked());
        return server.wasAsked(answered);
    }

    @Test
    void theThirdFailureInARowEndsTheQuestions() throws Exception {
        assertFalse(asked(false));
        assertFalse(asked(false));
        assertTrue(asked(false));
        assertFalse(server.mayBeAsked());
    }

    @Test
    void anAnswerMakesUpForTheFailuresBeforeIt() throws Exception {
        asked(false);
        asked(false);
        assertFalse(asked(true));
        assertFalse(asked(false));
        assertFalse(asked(false));
        assertTrue(server.mayBeAsked());
    }

    @Test
    void aServerThatHasAnsweredMayBeAskedByManyAtOnce() throws Exception {
        asked(true);
        assertTrue(server.mayBeAsked());
        assertTrue(server.mayBeAsked());
    }

    /** Threads that had been allowed to ask may fail after the end of the questions. */
    @Test
    void theEndOfTheQuestionsIsToldOnce() throws Exception {
        asked(true);
        for (int i = 0; i < 4; i++) assertTrue(server.mayBeAsked());
        server.wasAsked(false);
        server.wasAsked(false);
        assertTrue(server.wasAsked(false));
        assertFalse(server.wasAsked(false));
    }
}
