package org.jcertbot.acme.http;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcertbot.core.error.InvalidInputException;

/**
 * Which proxy leads to which host, as curl and Certbot read it from the environment.
 *
 * @param https the value of {@code HTTPS_PROXY}: for https URLs
 * @param http the value of {@code HTTP_PROXY}: for http URLs
 * @param bypass the entries of {@code NO_PROXY}, lower case: host names, domain suffixes, addresses, or {@code *}
 */
public record ProxyRules(Optional<String> https, Optional<String> http, List<String> bypass) {
    /** Reaches every host directly. */
    public static final ProxyRules NONE = new ProxyRules(Optional.empty(), Optional.empty(), List.of());

    public ProxyRules {
        bypass = List.copyOf(bypass);
    }

    /** The lower-case spelling of a variable wins over the upper-case one. */
    public static ProxyRules of(Map<String, String> environment) {
        Optional<String> all = variable(environment, "all_proxy");
        return new ProxyRules(
                variable(environment, "https_proxy").or(() -> all),
                variable(environment, "http_proxy").or(() -> all),
                variable(environment, "no_proxy").stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                        .filter(entry -> !entry.isEmpty())
                        .toList());
    }

    /**
     * The proxy for a URL; empty for a direct connection.
     *
     * @throws InvalidInputException when the variable does not hold an http URL
     */
    Optional<ProxyServer> find(URI target) throws InvalidInputException {
        boolean secure = "https".equalsIgnoreCase(target.getScheme());
        Optional<String> proxy = secure ? https : http;
        if (proxy.isEmpty() || isBypassed(target)) return Optional.empty();
        return Optional.of(ProxyServer.parse(proxy.get(), secure ? "HTTPS_PROXY" : "HTTP_PROXY"));
    }

    private boolean isBypassed(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        String hostAndPort = host + ":" + target.getPort();
        return bypass.stream()
                .anyMatch(entry ->
                        entry.equals("*") || Stream.of(host, hostAndPort).anyMatch(name -> matches(name, entry)));
    }

    /** {@code example.org}, {@code .example.org} and {@code *.example.org} all stand for the domain and what is below. */
    private static boolean matches(String name, String entry) {
        String domain = entry.replaceFirst("^\\*?\\.", "");
        return name.equals(domain) || name.endsWith("." + domain);
    }

    private static Optional<String> variable(Map<String, String> environment, String lowerCaseName) {
        return Optional.ofNullable(environment.get(lowerCaseName))
                .or(() -> Optional.ofNullable(environment.get(lowerCaseName.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }
}
