package org.jcertbot.acme.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** How requests get to a server and their answers back. Safe for several threads. */
public interface Transport {
    /** How long a request may take, with its whole answer. */
    Duration limit();

    /**
     * Sends a request and waits for the whole answer. The answer's body is in memory.
     *
     * @throws IOException when there is no answer; caused by an {@link InterruptedException} when the wait was
     *     interrupted, because that is what acme4j lets through
     */
    HttpResponse<InputStream> send(HttpRequest request) throws IOException;
}
