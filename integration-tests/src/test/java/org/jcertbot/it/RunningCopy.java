package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jcertbot.plugins.nginx.model.Address;
import org.jcertbot.plugins.nginx.model.Address.Family;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Listen;
import org.jcertbot.plugins.nginx.model.Server;

/** An nginx that runs with a configuration of the corpus. */
record RunningCopy(NginxCopy copy) implements AutoCloseable {
    /** These would take a port that belongs to somebody, or not return. */
    private static final Pattern NOT_STARTED = Pattern.compile("listen\\s+(\\S*:)?(80|110|443)\\b|daemon\\s+off");

    /** Absent for a configuration that better does not run on a machine with other work to do. */
    static Optional<RunningCopy> start(NginxCopy copy) {
        Configuration configuration = CertificatePlaces.load(copy);
        boolean takesPort80 = configuration.servers().stream()
                .flatMap(server -> server.listens().stream())
                .anyMatch(listen -> listen.address().covers(80));
        if (takesPort80
                || copy.files().values().stream()
                        .anyMatch(text -> NOT_STARTED.matcher(text).find())) {
            return Optional.empty();
        }
        Commands.output("nginx", "-c", copy.root().resolve("nginx.conf").toString());
        var running = new RunningCopy(copy);
        Waiting.until(() -> Files.exists(running.pidFile()), "nginx writes its number");
        return Optional.of(running);
    }

    /** A handshake for a name on each TLS address of a server, of which there is one over TCP, shows the certificate. */
    void shows(Path certificate, String name, Server server, Configuration configuration) {
        List<Listen> overTcp = server.listens().stream()
                .filter(listen -> configuration.isTls(listen) && !listen.isQuic())
                .filter(listen -> listen.address().family() != Family.UNIX)
                .toList();
        assertFalse(overTcp.isEmpty(), () -> "nobody can reach " + name + " over HTTPS");
        // of certificates for several kinds of keys the client chooses one
        if (server.all("ssl_certificate").count() > 1) return;
        for (Listen listen : overTcp) {
            if (listen.has("proxy_protocol")) continue;
            var answer =
                    Answer.overHttps(host(listen.address()), listen.address().firstPort(), name, "/");
            assertEquals(Openssl.serial(certificate), answer.serial(), name + " at " + listen);
        }
    }

    private static String host(Address address) {
        if (!address.isWildcard()) return address.host();
        return address.family() == Family.IPV6 ? "::1" : "127.0.0.1";
    }

    private Path pidFile() {
        return copy.root().resolve("nginx.pid");
    }

    @Override
    public void close() {
        // Not with -s stop: that needs a configuration that loads.
        Commands.run(
                copy.root(),
                Map.of(),
                "",
                List.of("sh", "-c", "kill -TERM " + Trees.read(pidFile()).strip()));
        Waiting.until(() -> !Files.exists(pidFile()), "nginx stops");
    }
}
