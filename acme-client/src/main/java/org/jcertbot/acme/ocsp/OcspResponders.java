package org.jcertbot.acme.ocsp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jcertbot.acme.http.HttpClients;
import org.jcertbot.core.ca.RevocationAnswer;
import org.jcertbot.core.ca.RevocationQuery;
import org.jcertbot.core.ca.RevocationResponders;
import org.jcertbot.core.error.CertbotException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks OCSP responders over HTTP (RFC 6960 appendix A.1). */
public final class OcspResponders implements RevocationResponders {
    private static final Logger LOG = LoggerFactory.getLogger(OcspResponders.class);
    private static final int OK = 200;

    private final HttpClients clients;
    private final Clock clock;
    private final Map<String, HttpClient> byServer = new HashMap<>();

    public OcspResponders(HttpClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public RevocationAnswer ask(RevocationQuery query, Duration limit) throws InterruptedException {
        try {
            OcspQuestion question = OcspQuestion.about(query);
            HttpResponse<byte[]> response = post(query.responder(), question.encoded(), limit);
            LOG.debug("POST {} -> HTTP {}", query.responder(), response.statusCode());
            return response.statusCode() == OK
                    ? question.read(response.body(), clock.instant())
                    : new RevocationAnswer.Unreachable("HTTP " + response.statusCode());
        } catch (IOException failure) {
            return new RevocationAnswer.Unreachable(failure.toString());
        } catch (CertbotException settings) {
            return new RevocationAnswer.Unreachable(settings.what() + " " + settings.why());
        }
    }

    /** The limit is one for everything: the client's own time-outs leave out the body. */
    private HttpResponse<byte[]> post(URI responder, byte[] question, Duration limit)
            throws IOException, CertbotException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(responder)
                .header("Content-Type", "application/ocsp-request")
                .header("Accept", "application/ocsp-response")
                .POST(BodyPublishers.ofByteArray(question))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client(responder).sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new IOException(String.valueOf(failure.getCause()), failure);
        } catch (TimeoutException silence) {
            throw new IOException("no answer within " + limit.toSeconds() + " seconds", silence);
        } finally {
            answer.cancel(true);
        }
    }

    private synchronized HttpClient client(URI responder) throws CertbotException {
        String server = responder.getScheme() + "://" + responder.getAuthority();
        HttpClient known = byServer.get(server);
        if (known != null) return known;
        HttpClient made = clients.client(responder);
        byServer.put(server, made);
        return made;
    }
}
