package org.jcertbot.plugins.nginx.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Makes up servers that get into each other's way: few names, of all kinds, on few addresses of one port. */
final class RandomServers {
    private static final List<String> DOMAINS =
            List.of("a.test", "b.test", "c.a.test", "test", "b.c.a.test", "a.org", "www.a.test", "b.a.test");
    private static final List<String> LABELS = List.of("a", "b", "c", "www", "x");
    private static final List<String> EXPRESSIONS = List.of(
            "~^a",
            "~test$",
            "~^www\\\\.(?<domain>.+)$",
            "~^(?P<sub>[a-z]+)\\\\.a\\\\.test$",
            "~^(?'sub'b|c)\\\\.",
            "~A\\\\.TEST",
            "~^[[:alpha:]]+\\\\.[[:alnum:]]{3}$",
            "~^(?!www)[^.]+\\\\.[^.]+$",
            "~^[a[]\\\\.",
            "~(?i)ORG$",
            "~\\\\Wb\\\\W",
            "~^(?<letter>[abc])\\\\.\\\\k<letter>\\\\.",
            "~^(?|(a)|(b))\\\\.b");

    private final Random random;
    private final int port;
    private final String hostName;
    private final Set<String> socketsWithDefault = new HashSet<>();

    RandomServers(Random random, int port, String hostName) {
        this.random = random;
        this.port = port;
        this.hostName = hostName;
    }

    int port() {
        return port;
    }

    /** Each answers with its own number, which is also its {@code $id}. */
    String write(int first, int count) {
        var servers = new StringBuilder();
        for (int id = first; id < first + count; id++) {
            servers.append("server {\n");
            for (String address : addresses()) servers.append(listen(address));
            for (int i = random.nextInt(4); i > 0; i--) servers.append("  server_name " + names() + ";\n");
            servers.append("  set $id " + id + ";\n  return 200 " + id + ";\n}\n");
        }
        return servers.toString();
    }

    /** Each at most once: nginx does not take the same one twice in a server. */
    private List<String> addresses() {
        var addresses = new ArrayList<String>();
        if (random.nextInt(3) > 0) addresses.add("127.0.0.1");
        if (random.nextInt(3) == 0) addresses.add("127.0.0.2");
        if (random.nextInt(3) == 0 || addresses.isEmpty()) addresses.add("0.0.0.0");
        return addresses;
    }

    private String listen(String address) {
        boolean isDefault = random.nextInt(6) == 0 && socketsWithDefault.add(address);
        String host = address.equals("0.0.0.0") ? oneOf(List.of("", "*:", "0.0.0.0:")) : address + ":";
        return "  listen " + host + port + (isDefault ? " default_server" : "") + ";\n";
    }

    private String names() {
        var names = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) names.append(i == 0 ? name() : name() + " ");
        return names.toString();
    }

    private String name() {
        String domain = oneOf(DOMAINS);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> domain;
            case 3 -> domain.toUpperCase(Locale.ROOT);
            case 4 -> domain + ".";
            case 5, 6 -> "*." + domain;
            case 7 -> "." + domain;
            case 8 -> oneOf(LABELS) + ".*";
            case 9 -> oneOf(LABELS) + "." + oneOf(LABELS) + ".*";
            case 10 -> '"' + oneOf(EXPRESSIONS) + '"';
            default -> oneOf(List.of("\"\"", "_", "127.0.0.1", "$hostname", "b\u00fc.test"));
        };
    }

    /** A host that somebody may ask for. */
    String host() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> oneOf(DOMAINS);
            case 3, 4, 5 -> oneOf(LABELS) + "." + oneOf(DOMAINS);
            case 6 -> oneOf(LABELS) + "." + oneOf(LABELS) + "." + oneOf(LABELS);
            default -> oneOf(List.of("127.0.0.1", hostName, "xn--b-xga.test"));
        };
    }

    private String oneOf(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
