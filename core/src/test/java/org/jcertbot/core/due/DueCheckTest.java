package org.jcertbot.core.due;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.FakeResponders;
import org.jcertbot.core.ca.RenewalInformation;
import org.jcertbot.core.ca.RevocationAnswer;
import org.jcertbot.core.ca.SuggestingAuthority;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DueCheckTest {
    /** The certificate has 80 days left; its usual time is 50 days away. */
    private static final Instant EARLY = StoredLineages.START.plus(Duration.ofDays(10));

    private static final Instant LATE = StoredLineages.START.plus(Duration.ofDays(61));

    @TempDir
    private Path scratch;

    private final SuggestingAuthority authority = new SuggestingAuthority();
    private final FakeResponders responders = new FakeResponders();
    private StoredLineages lineages;

    @BeforeEach
    void create() throws Exception {
        lineages = StoredLineages.in(scratch, new PosixFileStore());
    }

    private Dueness check(Lineage lineage, Instant now, Settings settings) throws Exception {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var times = new RenewalTimes(authority, lineages.renewalFiles(), clock, time -> ZoneOffset.UTC, () -> 0);
        return new DueCheck(times, new Revocations(responders, Duration.ofSeconds(1)), clock).check(lineage, settings);
    }

    private void suggest(Instant time) {
        authority.behaving(id ->
                Optional.of(new RenewalInformation(time, time.plusSeconds(1), Optional.empty(), Optional.empty())));
    }

    @Test
    void withoutAnySignItGoesByTheUsualTime() throws Exception {
        Lineage lineage = lineages.create("a.test", "");
        var early = assertInstanceOf(Dueness.NotDue.class, check(lineage, EARLY, Settings.defaults()));
        assertEquals(Optional.of(StoredLineages.START.plus(Duration.ofDays(60))), early.dueAt());
        assertInstanceOf(Dueness.Due.class, check(lineage, LATE, Settings.defaults()));
    }

    @Test
    void theAuthorityCanWantItEarlierAndLater() throws Exception {
        Lineage lineage = lineages.create("a.test", "");
        suggest(EARLY.minusSeconds(1));
        assertInstanceOf(Dueness.Due.class, check(lineage, EARLY, Settings.defaults()));
        suggest(LATE.plusSeconds(1));
        assertInstanceOf(Dueness.NotDue.class, check(lineage, LATE, Settings.defaults()));
    }

    @Test
    void aRevokedCertificateIsDue() throws Exception {
        responders.answering(new RevocationAnswer.Revoked());
        assertInstanceOf(Dueness.Due.class, check(lineages.create("a.test", ""), EARLY, Settings.defaults()));
        var query = responders.questions().get(0);
        assertEquals(URI.create("http://ocsp.ca.test/a"), query.responder());
        assertTrue(query.issuer().length > 0);
    }

    @Test
    void nobodyIsAskedWhenForcedOrTriedOut() throws Exception {
        Lineage lineage = lineages.create("a.test", "renew_before_expiry = 1, 2\n");
        String file = lineages.renewalFile("a.test");
        for (var option : List.of(Options.FORCE_RENEWAL, Options.DRY_RUN)) {
            Settings settings = Settings.defaults().with(option, true, Source.COMMAND_LINE);
            assertInstanceOf(Dueness.Due.class, check(lineage, EARLY, settings));
        }
        assertEquals(List.of(), authority.asked());
        assertEquals(List.of(), responders.questions());
        assertEquals(file, lineages.renewalFile("a.test"));
    }

    @Test
    void nobodyIsAskedAboutALineageThatIsNotRenewedAutomatically() throws Exception {
        lineages.create("a.test", "");
        Lineage lineage = lineages.rewrite("a.test", lineages.renewalFile("a.test") + "autorenew = False\n");
        assertInstanceOf(Dueness.NotDue.class, check(lineage, StoredLineages.END.plusSeconds(1), Settings.defaults()));
        assertEquals(List.of(), authority.asked());
    }

    @Test
    void theIntervalOfTheRenewalFileReplacesTheUsualTime() throws Exception {
        Lineage late = lineages.create("a.test", "renew_before_expiry = 81 days\n");
        assertInstanceOf(Dueness.Due.class, check(late, EARLY, Settings.defaults()));
        Lineage never = lineages.create("b.test", "renew_before_expiry = 1 day\n");
        assertInstanceOf(Dueness.NotDue.class, check(never, LATE, Settings.defaults()));
    }

    @Test
    void anIntervalWithAnUnquotedCommaFailsTheLineage() throws Exception {
        Lineage lineage = lineages.create("a.test", "renew_before_expiry = 1 week, 2 days\n");
        assertThrows(StorageException.class, () -> check(lineage, EARLY, Settings.defaults()));
        Lineage quoted = lineages.create("b.test", "renew_before_expiry = \"11 weeks, 4 days\"\n");
        assertInstanceOf(Dueness.Due.class, check(quoted, EARLY, Settings.defaults()));
    }

    @Test
    void aResponderIsNotAskedAboutAnExpiredCertificate() throws Exception {
        lineages.create("a.test", "");
        Lineage withoutServer = lineages.rewrite(
                "a.test", lineages.renewalFile("a.test").replace("server = https://ca.test/dir\n", ""));
        assertInstanceOf(
                Dueness.Due.class, check(withoutServer, StoredLineages.END.plusSeconds(1), Settings.defaults()));
        assertEquals(List.of(), responders.questions());
    }
}
