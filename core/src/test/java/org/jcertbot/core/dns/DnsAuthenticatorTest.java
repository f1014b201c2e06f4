package org.jcertbot.core.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.dns.PropagationWait.UntilServed;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.selection.AuthenticatorContract;
import org.jcertbot.core.selection.PluginContexts;
import org.jcertbot.core.settings.DnsOptions;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DnsAuthenticatorTest extends AuthenticatorContract {
    private static final DnsOptions OPTIONS = DnsOptions.of("fake", 10);
    private static final Challenge A = challenge(ChallengeType.DNS_01, "a.test");
    private static final Challenge B = challenge(ChallengeType.DNS_01, "b.test");
    private static final Challenge WILDCARD_OF_B =
            new Challenge(ChallengeType.DNS_01, new DnsName("b.test"), "other", "other.thumbprint");

    @TempDir
    Path workDirectory;

    private final FakeZone zone = new FakeZone();
    private final ScriptedConsole console = ScriptedConsole.silent();

    @Override
    protected Authenticator authenticator() {
        Settings settings = Settings.defaults()
                .with(Options.WORK_DIR, workDirectory, Source.COMMAND_LINE)
                .with(OPTIONS.credentials(), Path.of("/etc/fake.ini"), Source.COMMAND_LINE);
        return new DnsAuthenticator(OPTIONS, PluginContexts.of(settings, console), () -> zone);
    }

    @Override
    protected List<Challenge> challenges() {
        return List.of(A, B, WILDCARD_OF_B);
    }

    @Override
    protected Authenticator failingAtTheThird() {
        zone.refused.add(TxtRecord.of(WILDCARD_OF_B));
        return authenticator();
    }

    @Override
    protected Optional<String> seen(Challenge challenge) {
        return zone.records.stream()
                .filter(TxtRecord.of(challenge)::equals)
                .map(TxtRecord::value)
                .findFirst();
    }

    @Override
    protected String expected(Challenge challenge) {
        return challenge.dnsRecordValue();
    }

    /** The records, and whether there is a journal. */
    @Override
    protected Object world() {
        return List.of(List.copyOf(zone.records), Files.exists(journal()));
    }

    private Path journal() {
        return workDirectory.resolve("dns-records.json");
    }

    /** As a run that is killed leaves it. */
    private void leaveBehind(String account, TxtRecord txt) {
        new RecordJournal(workDirectory, new PosixFileStore(), "another run").note(account, List.of(txt));
        zone.records.add(txt);
    }

    @Test
    void leavesTheValuesOfOthersAlone() throws Exception {
        var foreign = new TxtRecord(new DnsName("_acme-challenge.a.test"), "somebody-elses");
        zone.records.add(foreign);
        authenticator().present(challenges()).close();
        assertEquals(List.of(foreign), List.copyOf(zone.records));
    }

    @Test
    void theRecordsAreInTheJournalBeforeTheyAreMade() throws Exception {
        zone.answersLost.add(TxtRecord.of(A));
        var other = new DnsZoneEditor() {
            @Override
            public PlacedRecord add(TxtRecord txt) throws CertbotException {
                assertTrue(Files.exists(journal()));
                return zone.add(txt);
            }

            @Override
            public Optional<PlacedRecord> find(TxtRecord txt) throws CertbotException {
                return zone.find(txt);
            }

            @Override
            public void remove(PlacedRecord placed) throws CertbotException {
                zone.remove(placed);
            }
        };
        Settings settings = Settings.defaults().with(Options.WORK_DIR, workDirectory, Source.COMMAND_LINE);
        var authenticator = new DnsAuthenticator(OPTIONS, PluginContexts.of(settings, console), () -> other);
        assertThrows(PluginException.class, () -> authenticator.present(challenges()));
        assertFalse(Files.exists(journal()));
    }

    @Test
    void removesARecordWhoseAnswerWasLost() {
        zone.answersLost.add(TxtRecord.of(A));
        assertThrows(PluginException.class, () -> authenticator().present(challenges()));
        assertEquals(0, zone.records.size());
    }

    @Test
    void oneThatCannotBeLookedForKeepsNoOtherInItsPlace() throws Exception {
        zone.answersLost.add(TxtRecord.of(A));
        zone.hidden.add(TxtRecord.of(A));
        zone.records.add(TxtRecord.of(B)); // of a run whose challenges were the same
        assertThrows(PluginException.class, () -> authenticator().present(challenges()));
        assertEquals(List.of(TxtRecord.of(A)), List.copyOf(zone.records));
        String journal = Files.readString(journal());
        assertTrue(journal.contains(A.dnsRecordValue()), journal);
        assertFalse(journal.contains(B.dnsRecordValue()), journal);
    }

    @Test
    void removesWhatAKilledRunHasLeftBehind() throws Exception {
        leaveBehind("dns-fake /etc/fake.ini", new TxtRecord(new DnsName("_acme-challenge.c.test"), "left"));
        authenticator().present(challenges()).close();
        assertEquals(0, zone.records.size());
        assertFalse(Files.exists(journal()));
    }

    @Test
    void whatWasMadeWithOtherCredentialsIsLeftToThem() throws Exception {
        leaveBehind("dns-fake /etc/other.ini", new TxtRecord(new DnsName("_acme-challenge.c.test"), "left"));
        authenticator().present(challenges()).close();
        assertEquals(1, zone.records.size());
        assertTrue(Files.readString(journal()).contains("other.ini"));
    }

    @Test
    void anotherAuthenticatorOfTheRunDoesNotTakeOursForLeftBehind() throws Exception {
        Presentation presentation = authenticator().present(List.of(A));
        authenticator().present(List.of(B)).close();
        assertEquals(Optional.of(A.dnsRecordValue()), seen(A));
        presentation.close();
    }

    @Test
    void oneThatCannotBeRemovedKeepsNoOtherInItsPlaceAndStaysInTheJournal() throws Exception {
        zone.stuck.add(TxtRecord.of(B));
        authenticator().present(challenges()).close();
        assertEquals(List.of(TxtRecord.of(B)), List.copyOf(zone.records));
        String journal = Files.readString(journal());
        assertTrue(journal.contains(B.dnsRecordValue()), journal);
        assertFalse(journal.contains(A.dnsRecordValue()), journal);
    }

    @Test
    void theHintNamesTheOptionThatGivesMoreTime() {
        String hint = authenticator().hint(List.of(A));
        assertTrue(
                hint.endsWith("or give the records more time with --dns-fake-propagation-seconds (now 10 seconds)."),
                hint);
    }

    @Test
    void aPluginNeedsNoOptions() throws Exception {
        var account = new DnsAccount("dns-bare", "", new UntilServed(Duration.ofSeconds(10)), Optional.empty());
        Settings settings = Settings.defaults().with(Options.WORK_DIR, workDirectory, Source.COMMAND_LINE);
        var authenticator = new DnsAuthenticator(account, PluginContexts.of(settings, console), () -> zone);
        leaveBehind("dns-bare", new TxtRecord(new DnsName("_acme-challenge.c.test"), "left"));
        Presentation presentation = authenticator.present(List.of(A));
        presentation.awaitVisible();
        presentation.close();
        assertEquals(0, zone.records.size());
        assertTrue(console.said().contains("Waiting 10 seconds for DNS changes to propagate"));
        String hint = authenticator.hint(List.of(A));
        assertTrue(hint.endsWith("Check that these names are hosted at this provider."), hint);
    }

    @Test
    void theAccountIsOpenedBeforeAnythingIsOrdered() {
        var broken = new DnsAuthenticator(OPTIONS, PluginContexts.of(Settings.defaults(), console), () -> {
            throw new PluginException("no credentials", "", "");
        });
        assertThrows(PluginException.class, broken::prepare);
    }
}
