package org.jcertbot.plugins.nginx.edit;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts of configurations. */
final class Sample {
    /** What a deployed certificate leaves in a server. */
    static final String CERTIFICATE = """
            ssl_certificate /etc/letsencrypt/live/one.example.com/fullchain.pem; # managed by Certbot
            ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem; # managed by Certbot""";

    private Sample() {}

    /** A main file with these servers, in which a line {@code TLS} stands for the certificate. */
    static String http(String servers) {
        return servers.lines()
                .flatMap(line -> line.strip().equals("TLS")
                        ? CERTIFICATE.indent(line.indexOf('T')).lines()
                        : Stream.of(line))
                .map(line -> line.isBlank() ? "\n" : "    " + line + "\n")
                .collect(Collectors.joining("", "events {}\nhttp {\n", "}\n"));
    }
}
