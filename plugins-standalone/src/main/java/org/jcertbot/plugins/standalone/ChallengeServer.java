package org.jcertbot.plugins.standalone;

import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.error.PluginException;

/** A listener and what it answers. */
final class ChallengeServer {
    private final Listener listener;
    private final Responder responder;

    ChallengeServer(Listener listener, Responder responder) {
        this.listener = listener;
        this.responder = responder;
        listener.start(responder);
    }

    void show(Challenge challenge) throws PluginException {
        responder.show(challenge);
    }

    void withdraw(Challenge challenge) {
        responder.withdraw(challenge);
    }

    /** Frees the port when nothing is shown any more; true when it did. */
    boolean closeIfIdle() {
        if (!responder.isIdle()) return false;
        listener.close();
        return true;
    }
}
