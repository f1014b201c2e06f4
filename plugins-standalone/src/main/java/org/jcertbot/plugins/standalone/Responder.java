package org.jcertbot.plugins.standalone;

import java.io.IOException;
import java.net.Socket;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.error.PluginException;

/** Knows what to answer to the authority's connections, for one type of challenge. Used by many threads at once. */
interface Responder {
    /** From now on this challenge is answered; the same one may be shown several times. */
    void show(Challenge challenge) throws PluginException;

    /** Takes one showing back. */
    void withdraw(Challenge challenge);

    /** True when nothing is shown. */
    boolean isIdle();

    /** Answers one connection; the caller closes the socket. Reads time out by themselves. */
    void answer(Socket connection) throws IOException;
}
