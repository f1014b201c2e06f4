package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What makes {@code certonly} renew a certificate that has most of its lifetime before it. */
@ExtendWith(Sandboxes.class)
class DueIT {
    private static final Pattern RETRY =
            Pattern.compile("\\[acme_renewal_info]\nari_retry_after = ([-0-9]{10}T[:0-9]{8})\n$");

    private static Instant inDays(int days) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(days, ChronoUnit.DAYS);
    }

    private static String serial(Sandbox sandbox, String name) {
        return Openssl.serial(sandbox.certbot().live(name, "cert"));
    }

    private static LocalDateTime retryAfter(Sandbox sandbox, String name) {
        String file = Trees.read(sandbox.certbot().renewalFile(name));
        var match = RETRY.matcher(file);
        assertTrue(match.find(), file);
        return LocalDateTime.parse(match.group(1));
    }

    private static void assertInSixHours(LocalDateTime time) {
        var expected = LocalDateTime.now(ZoneId.systemDefault()).plusHours(6);
        assertTrue(Duration.between(time, expected).abs().toMinutes() < 3, time::toString);
    }

    @Test
    void theAuthorityWantsItNow(Sandbox sandbox) {
        sandbox.ca().requireModern();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        String serial = serial(sandbox, name);
        sandbox.ca().suggestRenewal(sandbox.certbot().live(name, "cert"), inDays(-2), inDays(-1));
        sandbox.obtain("-d", name).says("Renewing an existing certificate for " + name);
        assertNotEquals(serial, serial(sandbox, name));
        assertInSixHours(retryAfter(sandbox, name));
    }

    @Test
    void theAuthorityWantsItLater(Sandbox sandbox) {
        sandbox.ca().requireModern();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        String serial = serial(sandbox, name);
        String before = Trees.read(sandbox.certbot().renewalFile(name));
        assertFalse(before.contains("ari_retry_after"), before);
        sandbox.ca().suggestRenewal(sandbox.certbot().live(name, "cert"), inDays(1), inDays(2));
        sandbox.obtain("-d", name).says("Certificate not yet due for renewal").says("no action taken");
        assertEquals(serial, serial(sandbox, name));
        assertInSixHours(retryAfter(sandbox, name));
        String after = Trees.read(sandbox.certbot().renewalFile(name));
        assertTrue(after.startsWith(before), after);
    }

    @Test
    void theAuthorityIsLeftAloneUntilTheNotedTime(Sandbox sandbox) {
        sandbox.ca().requireModern();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        sandbox.obtain("-d", name);
        String noted = Trees.read(sandbox.certbot().renewalFile(name));
        sandbox.ca().suggestRenewal(sandbox.certbot().live(name, "cert"), inDays(-2), inDays(-1));
        sandbox.obtain("-d", name).says("no action taken");
        assertEquals(noted, Trees.read(sandbox.certbot().renewalFile(name)));
    }

    @Test
    void itsRenewalFileNamesAnInterval(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        var file = sandbox.certbot().renewalFile(name);
        Trees.write(file, "renew_before_expiry = 1 week\n" + Trees.read(file));
        sandbox.obtain("-d", name).says("no action taken");
        Trees.write(file, Trees.read(file).replace("1 week", "100 days"));
        sandbox.obtain("-d", name).says("Renewing an existing certificate for " + name);
        assertTrue(Trees.read(file).startsWith("renew_before_expiry = 100 days\n"));
    }

    @Test
    void anAuthorityThatSaysNothingIsNotWaitedForLong(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        var file = sandbox.certbot().renewalFile(name);
        int port = FreePorts.next();
        String silent = "http://127.0.0.1:" + port + "/dir";
        try (var server = new SilentServer("127.0.0.1", port)) {
            Trees.write(file, Trees.read(file).replace(sandbox.ca().directoryUrl(), silent));
            Instant start = Instant.now();
            sandbox.obtain("-d", name).says("no action taken").complains("There was no answer within 10 seconds.");
            assertTrue(server.wasAsked());
            assertTrue(Duration.between(start, Instant.now()).toSeconds() < 40);
        }
        assertInSixHours(retryAfter(sandbox, name));
    }

    @Test
    @Ca(Pebble.Kind.OCSP)
    void itsResponderSaysThatItIsRevoked(Sandbox sandbox) {
        String revoked = sandbox.name("revoked");
        String other = sandbox.name("other");
        sandbox.obtain("-d", revoked);
        sandbox.obtain("-d", other);
        var certbot = sandbox.certbot();
        var outcome = certbot.run("certificates").succeeds(); // nobody answers
        assertFalse(outcome.out().contains("REVOKED"), outcome::toString);
        try (var responder = OcspResponder.revoking(
                certbot.live(revoked, "cert"), sandbox.ca(), sandbox.root().resolve("ocsp"))) {
            assertTrue(responder.isRunning());
            certbot.run("certificates", "--cert-name", revoked).succeeds().says(" (INVALID: REVOKED)\n");
            certbot.run("certificates", "--cert-name", other).succeeds().says(" (VALID: 89 days)\n");
            var json =
                    Json.parse(certbot.run("certificates", "--json").succeeds().out());
            for (var certificate : Json.objects(json.get("certificates"))) {
                boolean isRevoked = revoked.equals(certificate.get("name"));
                assertEquals(isRevoked ? List.of("REVOKED") : List.of(), certificate.get("invalid_because"));
            }
            sandbox.obtain("-d", other).says("no action taken");
            sandbox.obtain("-d", revoked).says("Renewing an existing certificate for " + revoked);
            certbot.run("certificates", "--cert-name", revoked).succeeds().says(" (VALID: 89 days)\n");
        }
        try (var silent = new SilentServer("127.0.0.1", sandbox.ca().responderPort())) {
            certbot.run("certificates", "--cert-name", other).succeeds().says(" (VALID: 89 days)\n");
            assertTrue(silent.wasAsked());
        }
    }
}
