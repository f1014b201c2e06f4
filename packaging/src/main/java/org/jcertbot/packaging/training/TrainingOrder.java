package org.jcertbot.packaging.training;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An order, its authorizations and, in the end, its certificate. */
final class TrainingOrder {
    private final String url;
    private final List<String> names;
    private final Set<Integer> valid = ConcurrentHashMap.newKeySet();
    private volatile String certificate = "";

    TrainingOrder(String url, List<String> names) {
        this.url = url;
        this.names = names;
    }

    void validate(int authorization) {
        valid.add(authorization);
    }

    void complete(String issued) {
        certificate = issued;
    }

    String certificate() {
        return certificate;
    }

    /** The order object (RFC 8555 section 7.1.3). */
    String json() {
        String status = !certificate.isEmpty() ? "valid" : valid.size() == names.size() ? "ready" : "pending";
        String identifiers = names.stream().map(TrainingOrder::identifier).collect(Collectors.joining(","));
        String authorizations = IntStream.range(0, names.size())
                .mapToObj(i -> '"' + url + "/authz/" + i + '"')
                .collect(Collectors.joining(","));
        return """
                {"status": "%s", "identifiers": [%s], "authorizations": [%s], "finalize": "%s/finalize"%s}
                """.formatted(
                        status,
                        identifiers,
                        authorizations,
                        url,
                        certificate.isEmpty() ? "" : ", \"certificate\": \"" + url + "/certificate\"");
    }

    /** The authorization object (RFC 8555 section 7.1.4). */
    String authorization(int index) {
        return """
                {"status": "%s", "expires": "2100-01-01T00:00:00Z", "identifier": %s, "challenges": [%s]}
                """.formatted(
                        valid.contains(index) ? "valid" : "pending", identifier(names.get(index)), challenge(index));
    }

    String challenge(int index) {
        return """
                {"type": "http-01", "status": "%s", "url": "%s/challenge/%d", "token": "%s"}
                """.formatted(valid.contains(index) ? "valid" : "pending", url, index, token(index));
    }

    static String token(int index) {
        return "token-of-the-training-authority-%08d".formatted(index);
    }

    private static String identifier(String name) {
        return "{\"type\": \"dns\", \"value\": \"" + name + "\"}";
    }
}
