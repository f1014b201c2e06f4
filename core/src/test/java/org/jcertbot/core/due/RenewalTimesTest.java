package org.jcertbot.core.due;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import org.jcertbot.core.ca.RenewalInformation;
import org.jcertbot.core.ca.SuggestingAuthority;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.RenewalFiles;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.testing.FaultyFileStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalTimesTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final SuggestedTime UNKNOWN = new SuggestedTime.Unknown();

    /** Local time is two hours ahead. */
    private static final ZoneOffset LOCAL = ZoneOffset.ofHours(2);

    private static final String IN_SIX_HOURS = "[acme_renewal_info]\nari_retry_after = 2026-12-01T20:00:00\n";

    @TempDir
    private Path scratch;

    private final SuggestingAuthority authority = new SuggestingAuthority();
    private StoredLineages lineages;

    @BeforeEach
    void create() throws Exception {
        lineages = StoredLineages.in(scratch, new PosixFileStore());
    }

    private RenewalTimes times(Instant now, DoubleSupplier random) {
        return new RenewalTimes(
                authority, lineages.renewalFiles(), Clock.fixed(now, ZoneOffset.UTC), time -> LOCAL, random);
    }

    private SuggestedTime ask(Lineage lineage) throws Exception {
        return times(NOON, () -> 0).of(lineage, Settings.defaults());
    }

    private static RenewalInformation window(String start, String end, Optional<Duration> retry) {
        return new RenewalInformation(Instant.parse(start), Instant.parse(end), retry, Optional.empty());
    }

    @Test
    void asksTheServerOfTheRenewalFileAndDrawsAMomentFromTheWindow() throws Exception {
        Lineage lineage = lineages.create("a.test", "");
        authority.behaving(id -> Optional.of(window("2027-01-10T00:00:00Z", "2027-01-12T00:00:00Z", Optional.empty())));
        assertEquals(
                new SuggestedTime.Known(Instant.parse("2027-01-10T12:00:00Z")),
                times(NOON, () -> 0.25).of(lineage, Settings.defaults()));
        assertEquals(List.of(URI.create("https://ca.test/dir")), authority.reached());
        assertEquals(List.of(StoredLineages.CERTIFICATE_ID), authority.asked());
    }

    @Test
    void notesWhenToAskAgainInLocalTimeAndLeavesTheRestOfTheFileAsItIs() throws Exception {
        String before = "# mine\nfoo = bar   # kept\n";
        Lineage lineage = lineages.create("a.test", before);
        String file = lineages.renewalFile("a.test");
        authority.behaving(id -> Optional.of(
                window("2027-01-10T00:00:00Z", "2027-01-12T00:00:00Z", Optional.of(Duration.ofSeconds(90)))));
        ask(lineage);
        assertEquals(
                file + "[acme_renewal_info]\nari_retry_after = 2026-12-01T14:01:30\n", lineages.renewalFile("a.test"));
        assertEquals(
                Optional.of(LocalDateTime.parse("2026-12-01T14:01:30")),
                lineages.load("a.test").ariRetryAfter());
    }

    @Test
    void asksAgainAfterSixHoursWhenTheServerDoesNotSay() throws Exception {
        Lineage lineage = lineages.create("a.test", "");
        authority.behaving(id -> Optional.of(window("2027-01-10T00:00:00Z", "2027-01-12T00:00:00Z", Optional.empty())));
        ask(lineage);
        assertTrue(lineages.renewalFile("a.test").endsWith(IN_SIX_HOURS));
    }

    @Test
    void asksAgainAfterADayAtTheLatest() throws Exception {
        Lineage lineage = lineages.create("a.test", "");
        authority.behaving(id ->
                Optional.of(window("2027-01-10T00:00:00Z", "2027-01-12T00:00:00Z", Optional.of(Duration.ofDays(400)))));
        ask(lineage);
        assertTrue(lineages.renewalFile("a.test").endsWith("ari_retry_after = 2026-12-02T14:00:00\n"));
    }

    @Test
    void asksNobodyBeforeTheNotedTime() throws Exception {
        lineages.create("a.test", "");
        String noted = lineages.renewalFile("a.test") + "[acme_renewal_info]\nari_retry_after = 2026-12-01T14:00:01\n";
        assertEquals(UNKNOWN, ask(lineages.rewrite("a.test", noted)));
        assertEquals(List.of(), authority.asked());
        assertEquals(noted, lineages.renewalFile("a.test"));
        ask(lineages.rewrite("a.test", noted.replace("14:00:01", "14:00:00")));
        assertEquals(1, authority.asked().size());
    }

    @Test
    void aNotedTimeThatIsNoneDoesNotKeepFromAsking() throws Exception {
        Lineage lineage = lineages.create("a.test", "");
        ask(lineages.rewrite(
                "a.test", lineages.renewalFile("a.test") + "[acme_renewal_info]\nari_retry_after = tomorrow\n"));
        assertEquals(1, authority.asked().size());
        assertTrue(lineages.renewalFile("a.test").endsWith(IN_SIX_HOURS));
        assertEquals(lineage.name(), lineages.load("a.test").name());
    }

    @Test
    void anExpiredCertificateIsWantedSinceItsExpiryWithoutAQuestion() throws Exception {
        Lineage lineage = lineages.create("a.test", "");
        Instant later = StoredLineages.END.plusSeconds(1);
        assertEquals(
                new SuggestedTime.Known(StoredLineages.END),
                times(later, () -> 0).of(lineage, Settings.defaults()));
        assertEquals(List.of(), authority.asked());
        assertTrue(lineages.renewalFile("a.test").endsWith("ari_retry_after = 2027-02-19T23:02:55\n"));
    }

    @Test
    void aServerWithoutRenewalInformationIsAskedAgainAfterSixHours() throws Exception {
        assertEquals(UNKNOWN, ask(lineages.create("a.test", "")));
        assertTrue(lineages.renewalFile("a.test").endsWith(IN_SIX_HOURS));
    }

    @Test
    void afterAnErrorTheTimeIsUnknownForSixHours() throws Exception {
        authority.behaving(id -> {
            throw SuggestingAuthority.unreachable();
        });
        assertEquals(UNKNOWN, ask(lineages.create("a.test", "")));
        assertTrue(lineages.renewalFile("a.test").endsWith(IN_SIX_HOURS));
    }

    @Test
    void anAnswerThatIsNoneIsLikeAnError() throws Exception {
        authority.behaving(id -> {
            throw new IllegalStateException("not a directory");
        });
        assertEquals(UNKNOWN, ask(lineages.create("a.test", "")));
        assertTrue(lineages.renewalFile("a.test").endsWith(IN_SIX_HOURS));
    }

    @Test
    void withoutAServerNobodyIsAskedAndNothingIsNoted() throws Exception {
        lineages.create("a.test", "");
        String without = lineages.renewalFile("a.test").replace("server = https://ca.test/dir\n", "");
        assertEquals(UNKNOWN, ask(lineages.rewrite("a.test", without)));
        assertEquals(List.of(), authority.reached());
        assertEquals(without, lineages.renewalFile("a.test"));
    }

    @Test
    void theSuccessorIsAskedForAServerThatIsGone() throws Exception {
        lineages.create("a.test", "");
        ask(lineages.rewrite(
                "a.test",
                lineages.renewalFile("a.test")
                        .replace("https://ca.test/dir", "https://acme-v01.api.letsencrypt.org/directory")));
        assertEquals(List.of(URI.create("https://acme-v02.api.letsencrypt.org/directory")), authority.reached());
    }

    @Test
    void aFileThatCannotBeWrittenIsNoFailure() throws Exception {
        Lineage lineage = lineages.create("a.test", "");
        String file = lineages.renewalFile("a.test");
        var full = FaultyFileStore.failingAt(1, new PosixFileStore());
        var renewalFiles = new RenewalFiles(full, settings -> Map.of());
        var times =
                new RenewalTimes(authority, renewalFiles, Clock.fixed(NOON, ZoneOffset.UTC), time -> LOCAL, () -> 0);
        assertEquals(UNKNOWN, times.of(lineage, Settings.defaults()));
        assertEquals(file, lineages.renewalFile("a.test"));
    }

    @Test
    void aServerThatKeepsFailingIsAskedThreeTimesInARun() throws Exception {
        authority.behaving(id -> {
            throw SuggestingAuthority.unreachable();
        });
        RenewalTimes times = times(NOON, () -> 0);
        var all = new ArrayList<Lineage>();
        for (int i = 0; i < 6; i++) all.add(lineages.create("a" + i + ".test", ""));
        for (Lineage lineage : all) assertEquals(UNKNOWN, times.of(lineage, Settings.defaults()));
        assertEquals(3, authority.asked().size());
        assertTrue(lineages.renewalFile("a2.test").contains("ari_retry_after"));
        assertFalse(lineages.renewalFile("a3.test").contains("ari_retry_after"));
    }

    @Test
    void aServerThatDoesNotKnowSomeCertificatesIsAskedAboutTheOthers() throws Exception {
        authority.behaving(id -> {
            throw SuggestingAuthority.refusing("malformed");
        });
        RenewalTimes times = times(NOON, () -> 0);
        for (int i = 0; i < 5; i++) times.of(lineages.create("a" + i + ".test", ""), Settings.defaults());
        assertEquals(5, authority.asked().size());
    }

    @Test
    void aBusyServerIsLeftAlone() throws Exception {
        authority.behaving(id -> {
            throw SuggestingAuthority.refusing("rateLimited");
        });
        RenewalTimes times = times(NOON, () -> 0);
        for (int i = 0; i < 5; i++) times.of(lineages.create("a" + i + ".test", ""), Settings.defaults());
        assertEquals(3, authority.asked().size());
    }

    @Test
    void manyThreadsWaitForTheFirstAnswerOfAServerInsteadOfAllTryingIt() throws Exception {
        var hanging = new CountDownLatch(1);
        authority
                .behaving(id -> {
                    throw SuggestingAuthority.unreachable();
                })
                .waitingFor(hanging);
        RenewalTimes times = times(NOON, () -> 0);
        var questions = new ArrayList<Callable<SuggestedTime>>();
        for (int i = 0; i < 8; i++) {
            Lineage lineage = lineages.create("a" + i + ".test", "");
            questions.add(() -> times.of(lineage, Settings.defaults()));
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Future<SuggestedTime>>();
            for (var question : questions) answers.add(pool.submit(question));
            while (authority.asked().isEmpty()) Thread.onSpinWait();
            assertEquals(1, authority.asked().size());
            hanging.countDown();
            for (var answer : answers) assertEquals(UNKNOWN, answer.get());
        } finally {
            pool.shutdownNow();
        }
        assertEquals(3, authority.asked().size());
    }
}
