package org.jcertbot.core.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.ca.OrderRequest;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code renew}, from renewal files to the report. */
class RenewalTest extends RenewalCase {
    @Test
    void whatIsDueIsRenewed() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        RenewalReport report = world.renew(NOTHING);
        assertEquals(List.of("a.test renewed"), outcomes(report));
        assertTrue(report.succeeded());
        assertEquals(2, linkedVersion("a.test"));
    }

    @Test
    void nothingIsOrderedWhenNothingIsDue() throws Exception {
        Files.createDirectory(scratch.resolve("earlier"));
        world = new RenewalWorld(scratch.resolve("earlier"), Instant.parse("2026-12-01T00:00:00Z"));
        world.create("a.test", RenewalWorld.WEB);
        RenewalReport report = world.renew(given(Options.PRE_HOOK, "stop"));
        assertEquals(List.of("a.test not due"), outcomes(report));
        assertEquals(List.of(), world.authority.orders());
        assertEquals(List.of(), world.commands.commands());
        assertTrue(report.succeeded());
    }

    @Test
    void aBrokenFileLeavesTheOthersAlone() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        world.rewrite("b.test", "no equals sign\n");
        world.create("c.test", RenewalWorld.RSA);
        RenewalReport report = world.renew(NOTHING);
        assertEquals(List.of("a.test renewed", "b.test unusable", "c.test renewed"), outcomes(report));
        assertEquals(0, report.failures());
        assertFalse(report.succeeded());
    }

    @Test
    void aFailureLeavesTheOthersAlone() throws Exception {
        world.create("a.test", RenewalWorld.RSA);
        world.create("b.test", RenewalWorld.WEB);
        world.authority.refuse(NAME_OF_RSA);
        RenewalReport report = world.renew(NOTHING);
        assertEquals(List.of("a.test failed", "b.test renewed"), outcomes(report));
        assertEquals(1, report.failures());
        assertEquals(1, linkedVersion("a.test"));
    }

    @Test
    void aPluginThatIsMissingFailsOnlyItsOwnCertificates() throws Exception {
        Settings gone = RenewalWorld.usual().with(Options.AUTHENTICATOR, "gone", Source.COMMAND_LINE);
        world.create("a.test", RenewalWorld.RSA, gone);
        world.create("b.test", RenewalWorld.WEB);
        assertEquals(List.of("a.test failed", "b.test renewed"), outcomes(world.renew(NOTHING)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticator", "prepare", "present"})
    void aBugOfAPluginFailsOnlyItsOwnCertificates(String method) throws Exception {
        world.other.breakMethod(method);
        createTwoOfOneServer();
        assertEquals(List.of("a.test renewed", "b.test failed"), outcomes(world.renew(NOTHING)));
    }

    @Test
    void aBugThatKeepsAPluginFromExplainingAFailureConcernsNobodyElse() throws Exception {
        world.other.breakMethod("hint");
        createTwoOfOneServer();
        world.authority.refuse(NAME_OF_RSA);
        assertEquals(List.of("a.test renewed", "b.test failed"), outcomes(world.renew(NOTHING)));
    }

    @Test
    void aCertificateIsStoredAlthoughItsPluginCannotSayWhatItHasLearnt() throws Exception {
        world.other.breakMethod("learned");
        createTwoOfOneServer();
        assertEquals(List.of("a.test renewed", "b.test renewed"), outcomes(world.renew(NOTHING)));
    }

    @Test
    void theLimitTakesThoseThatExpireFirst() throws Exception {
        world.create("a.test", RenewalWorld.CUSTOM);
        world.create("b.test", RenewalWorld.WEB);
        world.create("c.test", RenewalWorld.RSA);
        RenewalReport report = world.renew(given(Options.LIMIT, 1));
        assertEquals(List.of("a.test postponed", "b.test renewed", "c.test postponed"), outcomes(report));
        assertTrue(report.succeeded());
    }

    @Test
    void thoseThatExpireFirstAreOrderedFirst() throws Exception {
        world.create("a.test", RenewalWorld.CUSTOM);
        world.create("b.test", RenewalWorld.WEB);
        world.create("c.test", RenewalWorld.RSA);
        world.renew(given(Options.JOBS, 1));
        assertEquals(
                List.of("web.example.test", "rsa.example.test", "one.example.test"),
                world.authority.orders().stream()
                        .map(order -> order.identifiers().get(0).text())
                        .toList());
    }

    @Test
    void theOrderSaysWhichCertificateItReplaces() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        world.renew(NOTHING);
        assertTrue(world.authority.orders().stream().map(OrderRequest::replaces).allMatch(Optional::isPresent));
    }

    @Test
    void onlyTheNamedLineageIsLookedAt() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        world.create("b.test", RenewalWorld.RSA);
        assertEquals(List.of("b.test renewed"), outcomes(world.renew(given(Options.CERT_NAME, "b.test"))));
    }

    @Test
    void aNamedLineageThatIsMissingIsAnError() {
        assertThrows(StorageException.class, () -> world.renew(given(Options.CERT_NAME, "gone.test")));
    }

    @Test
    void aFailureIsNotRepeatedAtOnce() throws Exception {
        world.create("a.test", RenewalWorld.RSA);
        world.authority.refuse(NAME_OF_RSA);
        world.renew(NOTHING);
        RenewalReport second = world.renew(NOTHING);
        assertEquals(List.of("a.test backing off"), outcomes(second));
        assertEquals(
                "rsa.example.test: wrong answer",
                second.all(Outcome.BackingOff.class).get(0).setback().reason());
        assertEquals(1, world.authority.orders().size());
        assertTrue(second.succeeded());
    }

    @Test
    void aSuccessEndsTheWaiting() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        world.authority.refuse(new DnsName("web.example.test"));
        world.renew(NOTHING);
        assertTrue(world.backlogFile().read().setback(new CertName("a.test")).isPresent());
        Settings other = given(Options.FORCE_RENEWAL, true);
        world.authority.validAlready(new DnsName("web.example.test"));
        world.authority.validAlready(new DnsName("www.web.example.test"));
        world.renew(other);
        assertEquals(Optional.empty(), world.backlogFile().read().setback(new CertName("a.test")));
    }

    @Test
    void aDryRunAttemptsEverythingAndChangesNothing() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        world.create("b.test", RenewalWorld.RSA);
        world.authority.refuse(NAME_OF_RSA);
        String before = world.renewalText("a.test");
        RenewalReport report = world.renew(given(Options.DRY_RUN, true));
        assertEquals(List.of("a.test renewed", "b.test failed"), outcomes(report));
        assertEquals(1, linkedVersion("a.test"));
        assertEquals(before, world.renewalText("a.test"));
        assertEquals(Set.of(), world.backlogFile().read().setbacks().keySet());
    }

    @Test
    void optionsOfThisInvocationAreStoredForWhatIsRenewed() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        world.renew(given(Options.DEPLOY_HOOK, "reload"));
        assertTrue(world.renewalText("a.test").contains("renew_hook = reload\n"), world.renewalText("a.test"));
    }

    @Test
    void aRunOverAllLineagesForgetsThoseThatAreGone() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        var backlog = world.backlogFile().read();
        backlog.failed(new CertName("gone.test"), world.time.instant(), "settings", "reason");
        world.backlogFile().save(backlog);
        world.renew(given(Options.CERT_NAME, "a.test"));
        assertTrue(world.backlogFile().read().setback(new CertName("gone.test")).isPresent());
        world.renew(NOTHING);
        assertEquals(Optional.empty(), world.backlogFile().read().setback(new CertName("gone.test")));
    }
}
