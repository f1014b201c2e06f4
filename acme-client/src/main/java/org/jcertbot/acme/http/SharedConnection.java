package org.jcertbot.acme.http;

import static java.net.http.HttpResponse.BodySubscribers.mapping;
import static java.net.http.HttpResponse.BodySubscribers.ofByteArray;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Sends with the JDK's client for HTTP/2, over which the requests of several threads share a connection.
 *
 * <p>acme4j would read the body of an answer from a stream, and such a wait swallows interrupts on Java 17; besides, a
 * body that was read leaves the connection free for the next request. The client's own time-out would end with the
 * headers, and costs a wake-up of its selector, so the limit is kept here.
 *
 * @param limit how long a request may take, with its whole answer
 */
record SharedConnection(HttpClient client, Duration limit) implements Transport {
    @Override
    public HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request, headers -> mapping(ofByteArray(), ByteArrayInputStream::new));
        try {
            return Waiting.atMost(limit, answer);
        } finally {
            answer.cancel(true);
        }
    }
}
