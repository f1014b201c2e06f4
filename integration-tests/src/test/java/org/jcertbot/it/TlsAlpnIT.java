package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Validation over TLS (RFC 8737), which the original does not have. */
@ExtendWith(Sandboxes.class)
class TlsAlpnIT {
    private static List<String> arguments(Sandbox sandbox, String... more) {
        var arguments = sandbox.arguments(more);
        arguments.addAll(List.of("--preferred-challenges", "tls-alpn-01"));
        arguments.addAll(List.of("--tls-alpn-01-port", "" + sandbox.ca().tlsPort()));
        arguments.addAll(List.of("--tls-alpn-01-address", sandbox.address()));
        return arguments;
    }

    @Test
    void provesNamesOverTls(Sandbox sandbox) {
        String first = sandbox.name("one");
        String second = sandbox.name("two");
        sandbox.certbot()
                .run(arguments(sandbox, "certonly", "--standalone", "-d", first, "-d", second))
                .succeeds();
        assertEquals(List.of(first, second), Openssl.names(sandbox.certbot().live(first, "cert")));
    }

    @Test
    void provesAnAddressOverTls(Sandbox sandbox) {
        sandbox.ca().requireModern();
        sandbox.certbot()
                .run(arguments(sandbox, "certonly", "--standalone", "--ip-address", sandbox.address()))
                .succeeds();
    }

    @Test
    void saysThatTheOthersCannot(Sandbox sandbox) {
        String root = sandbox.root().toString();
        sandbox.certbot()
                .run(arguments(sandbox, "certonly", "--webroot", "-w", root, "-d", sandbox.name("www")))
                .exits(1)
                .complains("None of the preferred challenges are supported");
    }
}
