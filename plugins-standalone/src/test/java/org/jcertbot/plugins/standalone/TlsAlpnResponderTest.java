package org.jcertbot.plugins.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.identifier.IpAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TlsAlpnResponderTest {
    private static final String PROTOCOL = "acme-tls/1";
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private final int port = FreePort.find();
    private final AlpnClient client = new AlpnClient(port);
    private Listener listener = new Listener(List.of(), pause -> {});

    @BeforeEach
    void start() throws Exception {
        listener = new Listener(List.of(FreePort.occupy(port)), pause -> {});
        var responder = new TlsAlpnResponder(Clock.systemUTC());
        responder.show(challenge(new DnsName("a.test")));
        responder.show(challenge(new DnsName("b.test")));
        responder.show(challenge(new IpAddress("192.0.2.1")));
        responder.show(challenge(new IpAddress("2001:db8::1")));
        listener.start(responder);
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void theServerNameChoosesTheCertificate() throws Exception {
        for (String name : List.of("a.test", "b.test", "B.TEST")) {
            var seen = client.handshake(name, PROTOCOL);
            assertEquals(PROTOCOL, seen.protocol());
            assertEquals(List.of(List.of(DNS, name.toLowerCase(Locale.ROOT))), names(seen.certificate()));
        }
    }

    @Test
    void theProofIsInACriticalExtension() throws Exception {
        X509Certificate certificate = client.handshake("a.test", PROTOCOL).certificate();
        assertTrue(certificate.getCriticalExtensionOIDs().contains("1.3.6.1.5.5.7.1.31"));
        certificate.checkValidity();
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void addressesAreAskedForByTheirReverseName() throws Exception {
        var v4 = client.handshake("1.2.0.192.in-addr.arpa", PROTOCOL).certificate();
        assertEquals(List.of(List.of(ADDRESS, "192.0.2.1")), names(v4));
        String reverse = "1.0.0.0." + "0.0.0.0.".repeat(5) + "8.b.d.0.1.0.0.2.ip6.arpa";
        var v6 = client.handshake(reverse, PROTOCOL).certificate();
        assertEquals(List.of(List.of(ADDRESS, "2001:db8:0:0:0:0:0:1")), names(v6));
    }

    @Test
    void otherNamesGetNoCertificate() {
        assertThrows(SSLException.class, () -> client.handshake("c.test", PROTOCOL));
    }

    @Test
    void otherProtocolsAreRefused() {
        assertThrows(SSLException.class, () -> client.handshake("a.test", "h2"));
    }

    private static Challenge challenge(Identifier identifier) {
        return new Challenge(ChallengeType.TLS_ALPN_01, identifier, "token", "token.key");
    }

    private static List<?> names(X509Certificate certificate) throws Exception {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null ? List.of() : List.copyOf(names);
    }
}
