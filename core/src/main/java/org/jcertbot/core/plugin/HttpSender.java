package org.jcertbot.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jcertbot.core.error.CertbotException;

/**
 * Sends requests over HTTP with the run's proxies, trusted authorities, limits and name. Safe for several threads. What an
 * {@code https} server is told is safe: each has to prove who it is, also with {@code --no-verify-ssl}. No other server is
 * told: a redirect is an answer like any other.
 */
@FunctionalInterface
public interface HttpSender {
    /**
     * Sends a request to any server and waits for the whole answer, whose body is in memory. Nothing is repeated.
     *
     * @throws IOException when there is no answer, or none in time
     * @throws CertbotException when the options for the network cannot be used
     */
    HttpResponse<InputStream> send(HttpRequest request) throws IOException, CertbotException, InterruptedException;
}
