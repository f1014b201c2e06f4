package org.jcertbot.acme.http;

import static java.net.http.HttpResponse.BodySubscribers.mapping;
import static java.net.http.HttpResponse.BodySubscribers.ofByteArray;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new IOException("interrupted", stopped);
        } catch (TimeoutException stalled) {
            throw new HttpTimeoutException("request timed out");
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException io ? io : new IOException(failure.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
