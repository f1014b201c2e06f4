package org.jcertbot.plugins.nginx.edit;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts of configurations. */
public final class Sample {
    /** What a deployed certificate leaves in a server. */
    public static final String CERTIFICATE = """
            ssl_certificate /etc/letsencrypt/live/one.example.com/fullchain.pem; # managed by Certbot
            ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem; # managed by Certbot""";

    private static final String HSTS =
            "add_header Strict-Transport-Security \"max-age=31536000\" always; # managed by Certbot";
    private static final String REDIRECT = """
            if ($host = %s) {
                return 301 https://$host$request_uri;
            } # managed by Certbot""";

    private static final String REDIRECTING = """
            server {
                REDIRECT %1$s

                listen 80;
                server_name %1$s;
                return 404; # managed by Certbot
            }
            """;

    private Sample() {}

    /**
     * A main file with these servers, in which a line {@code TLS} stands for the certificate, {@code HSTS} for the header,
     * {@code REDIRECT NAME} for the redirect of a name, and {@code REDIRECTING NAME} for a server that does nothing else.
     */
    public static String http(String servers) {
        return servers.lines()
                .flatMap(Sample::expanded)
                .flatMap(line -> line.isBlank() ? Stream.of("") : written(line).lines())
                .map(line -> line.isEmpty() ? "\n" : "    " + line + "\n")
                .collect(Collectors.joining("", "events {}\nhttp {\n", "}\n"));
    }

    private static Stream<String> expanded(String line) {
        if (!line.startsWith("REDIRECTING ")) return Stream.of(line);
        return REDIRECTING.formatted(line.substring("REDIRECTING ".length())).lines();
    }

    private static String written(String line) {
        String word = line.stripLeading();
        int indentation = line.length() - word.length();
        if (word.equals("TLS")) return CERTIFICATE.indent(indentation);
        if (word.equals("HSTS")) return HSTS.indent(indentation);
        if (!word.startsWith("REDIRECT ")) return line;
        return REDIRECT.formatted(word.substring("REDIRECT ".length())).indent(indentation);
    }
}
