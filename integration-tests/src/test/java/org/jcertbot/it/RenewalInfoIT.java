package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jcertbot.it.ScriptedAuthority.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code renew} learns from the authority about renewals, and what it tells it (RFC 9773). */
@ExtendWith(Sandboxes.class)
class RenewalInfoIT {
    private static final String RETRY_AFTER = "[acme_renewal_info]\nari_retry_after = ";
    private static final String NOT_ASKED = RETRY_AFTER + "2099-01-01T00:00:00\n";
    private static final String DIRECTORY = """
            {"newNonce": "%1$s/nonce", "newAccount": "%1$s/account", "newOrder": "%1$s/order",
             "revokeCert": "%1$s/revoke", "keyChange": "%1$s/key", "renewalInfo": "%1$s/info"}
            """;
    private static final String REPLACED_ALREADY = "urn:ietf:params:acme:error:alreadyReplaced";

    @Test
    void renewsEarlyWhenTheAuthorityWantsItAndNamesTheCertificateThatIsReplaced(Sandbox sandbox) {
        sandbox.ca().requireModern();
        try (var tap = new WireTap(sandbox.ca())) {
            String name = obtain(sandbox, tap);
            String old = id(sandbox, name);
            wantsNow(sandbox, name);
            sandbox.renew().succeeds();
            assertRenewed(sandbox, name, old);
            assertEquals(List.of(old), tap.renewalInfos());
            assertEquals(List.of(Optional.empty(), Optional.of(old)), replaced(tap));
            assertEquals(0, tap.answersWith(REPLACED_ALREADY));
        }
    }

    @Test
    void getsTheCertificateAllTheSameWhenTheOldOneHasBeenReplacedAlready(Sandbox sandbox) {
        sandbox.ca().requireModern();
        var config = sandbox.certbot().config();
        var backup = sandbox.root().resolve("backup");
        try (var tap = new WireTap(sandbox.ca())) {
            String name = obtain(sandbox, tap);
            String old = id(sandbox, name);
            wantsNow(sandbox, name);
            Trees.copy(config, backup);
            sandbox.renew().succeeds();
            Trees.delete(config);
            Trees.copy(backup, config);
            assertEquals(old, id(sandbox, name));

            sandbox.renew().succeeds();
            assertRenewed(sandbox, name, old);
            assertEquals(1, tap.answersWith(REPLACED_ALREADY));
            assertEquals(
                    List.of(Optional.empty(), Optional.of(old), Optional.of(old), Optional.empty()), replaced(tap));
        }
    }

    @Test
    void waitsForAWindowThatBeginsAfterTheUsualTime(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String later = lineages.due("later");
        String usual = lineages.due("usual");
        try (var authority = new ScriptedAuthority()) {
            Trees.edit(certbot.renewalFile(later), NOT_ASKED, "");
            Trees.edit(certbot.renewalFile(later), sandbox.ca().directoryUrl(), authority.url("/dir"));
            String question = "/info/" + id(sandbox, later);
            String window = "{\"suggestedWindow\": {\"start\": \"%s\", \"end\": \"%s\"}}";
            authority
                    .answer("/dir", Answer.json(200, DIRECTORY.formatted(authority.url(""))))
                    .answer(question, Answer.json(200, window.formatted(inDays(1), inDays(2)), "Retry-After: 3600"));
            sandbox.renew()
                    .succeeds()
                    .says(certbot.live(later, "fullchain") + " expires on ")
                    .says(certbot.live(usual, "fullchain") + " (success)\n");
            assertEquals(1, certbot.version(later));
            assertEquals(2, certbot.version(usual));
            assertEquals(1, authority.count(question));
            assertInAnHour(retryAfter(sandbox, later));
        }
    }

    @Test
    void asksOnceForEachOfManyLineagesAndRenewsThoseThatTheAuthorityWants(Sandbox sandbox) {
        sandbox.ca().requireModern();
        var certbot = sandbox.certbot();
        try (var tap = new WireTap(sandbox.ca())) {
            var names = issueTogether(sandbox, tap, 30);
            var ids = ids(sandbox, names);
            var wanted = names.subList(10, 15);
            var wantedIds = ids(sandbox, wanted);
            for (String name : wanted) wantsNow(sandbox, name);
            assertEquals(List.of(), tap.renewalInfos());
            int before = tap.orders().size();

            sandbox.renew().succeeds();
            assertEquals(ids, sorted(tap.renewalInfos()));
            for (String name : names) {
                assertEquals(wanted.contains(name) ? 3 : 2, certbot.version(name), name);
                var file = Trees.read(certbot.renewalFile(name));
                assertTrue(file.contains(RETRY_AFTER), file);
            }
            assertEquals(
                    wantedIds,
                    sorted(replaced(tap).stream()
                            .skip(before)
                            .map(Optional::orElseThrow)
                            .toList()));

            sandbox.renew().succeeds().says("No renewals were attempted.");
            assertEquals(ids, sorted(tap.renewalInfos()));
        }
    }

    /** A lineage whose authority is reached through the tap. */
    private static String obtain(Sandbox sandbox, WireTap tap) {
        String name = sandbox.name("www");
        var arguments = new ArrayList<>(sandbox.standalone("-d", name));
        arguments.replaceAll(argument -> argument.equals(sandbox.ca().directoryUrl()) ? tap.directoryUrl() : argument);
        sandbox.certbot().run(arguments).succeeds();
        return name;
    }

    /** Lineages with a second version from the authority, which has not yet been asked when to renew them. */
    private static List<String> issueTogether(Sandbox sandbox, WireTap tap, int count) {
        var lineages = new Lineages(sandbox, tap.directoryUrl());
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            String name = lineages.fresh("n" + i);
            Trees.edit(sandbox.certbot().renewalFile(name), NOT_ASKED, "");
            names.add(name);
        }
        sandbox.renew("--force-renewal").succeeds();
        return names;
    }

    private static void wantsNow(Sandbox sandbox, String name) {
        sandbox.ca().suggestRenewal(sandbox.certbot().live(name, "cert"), inDays(-2), inDays(-1));
    }

    private static Instant inDays(int days) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(days, ChronoUnit.DAYS);
    }

    private static LocalDateTime retryAfter(Sandbox sandbox, String name) {
        String file = Trees.read(sandbox.certbot().renewalFile(name));
        return LocalDateTime.parse(
                file.substring(file.indexOf(RETRY_AFTER) + RETRY_AFTER.length()).strip());
    }

    private static void assertInAnHour(LocalDateTime time) {
        var expected = LocalDateTime.now(ZoneId.systemDefault()).plusHours(1);
        assertTrue(Duration.between(time, expected).abs().toMinutes() < 30, time::toString);
    }

    private static String id(Sandbox sandbox, String name) {
        return Openssl.renewalId(sandbox.certbot().live(name, "cert"));
    }

    private static List<String> ids(Sandbox sandbox, Collection<String> names) {
        return sorted(names.stream().map(name -> id(sandbox, name)).toList());
    }

    private static List<String> sorted(Collection<String> texts) {
        return texts.stream().sorted().toList();
    }

    /** The certificate that each order says it replaces. */
    private static List<Optional<String>> replaced(WireTap tap) {
        return tap.orders().stream()
                .map(order -> Optional.ofNullable((String) order.get("replaces")))
                .toList();
    }

    private static void assertRenewed(Sandbox sandbox, String name, String old) {
        var certbot = sandbox.certbot();
        assertEquals(2, certbot.version(name));
        assertNotEquals(old, id(sandbox, name));
        Openssl.assertMatches(certbot.live(name, "cert"), certbot.live(name, "privkey"));
    }
}
