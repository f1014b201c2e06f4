package org.jcertbot.acme.http;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jcertbot.core.error.InvalidInputException;

/**
 * An HTTP proxy. Its text form leaves the credentials out.
 *
 * @param userInfo {@code user:password} when the proxy asks for one
 */
record ProxyServer(String host, int port, Optional<String> userInfo) {
    private static final int DEFAULT_PORT = 80;

    static ProxyServer parse(String value, String variable) throws InvalidInputException {
        String url = value.contains("://") ? value.strip() : "http://" + value.strip();
        try {
            URI uri = new URI(url);
            if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
                int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
                return new ProxyServer(uri.getHost(), port, Optional.ofNullable(uri.getUserInfo()));
            }
        } catch (URISyntaxException invalid) {
            // reported below, without the value: it may hold a password
        }
        throw new InvalidInputException(
                "The proxy in the environment variable " + variable + " cannot be used.",
                "It is not of the form http://host:port.",
                "Correct the variable or remove it.");
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    Optional<PasswordAuthentication> credentials() {
        return userInfo.map(info -> {
            int colon = info.indexOf(':');
            String user = colon < 0 ? info : info.substring(0, colon);
            String password = colon < 0 ? "" : info.substring(colon + 1);
            return new PasswordAuthentication(user, password.toCharArray());
        });
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
