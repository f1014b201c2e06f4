package org.jcertbot.plugins.standalone;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jcertbot.core.challenge.Challenge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves http-01 (RFC 8555 section 8.3). Written by hand because it is little: one request for each connection, a fixed
 * set of answers, and the JDK's own server takes longer to load than to answer.
 */
final class HttpResponder implements Responder {
    private static final Logger LOG = LoggerFactory.getLogger(HttpResponder.class);
    private static final String GREETING = "This is the standalone plugin of certbot.\n";

    private final List<Challenge> shown = new CopyOnWriteArrayList<>();

    @Override
    public void show(Challenge challenge) {
        shown.add(challenge);
    }

    @Override
    public void withdraw(Challenge challenge) {
        shown.remove(challenge);
    }

    @Override
    public boolean isIdle() {
        return shown.isEmpty();
    }

    @Override
    public void answer(Socket connection) throws IOException {
        var request = HttpRequest.read(connection.getInputStream());
        if (request.isEmpty()) return;
        String answer = answerTo(request.get());
        LOG.debug(
                "{} asked {}: {}",
                connection.getRemoteSocketAddress(),
                request.get(),
                answer.isEmpty() ? "no answer" : answer.substring(0, answer.indexOf('\r')));
        if (answer.isEmpty()) return;
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        // Ends the stream in order: closing at once could discard the answer if the client is still sending.
        connection.shutdownOutput();
        connection.getInputStream().skip(Long.MAX_VALUE);
    }

    /** The response; empty for a token that is not ours, where nothing is said at all. */
    private String answerTo(HttpRequest request) {
        if (!request.isWellFormed()) return response("400 Bad Request", "400", true);
        if (!request.isRead()) return response("405 Method Not Allowed", "405", true);
        for (Challenge challenge : shown) {
            if (request.path().equals(challenge.httpPath())) {
                return response("200 OK", challenge.keyAuthorization(), request.wantsBody());
            }
        }
        if (request.path().startsWith("/" + Challenge.HTTP_DIRECTORY + "/")) return "";
        return request.path().equals("/")
                ? response("200 OK", GREETING, request.wantsBody())
                : response("404 Not Found", "404", request.wantsBody());
    }

    private static String response(String status, String body, boolean withBody) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nContent-Length: " + body.length()
                + "\r\nAllow: GET, HEAD\r\nConnection: close\r\n\r\n" + (withBody ? body : "");
    }
}
