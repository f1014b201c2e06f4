package org.jcertbot.core.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.Registration;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRegistrationTest {
    private static final Settings NOTHING = Settings.defaults();
    private static final Settings EMAIL = NOTHING.with(Options.EMAIL, "a@example.org", Source.COMMAND_LINE);

    @TempDir
    Path config;

    private final AccountAuthority authority = new AccountAuthority();

    private AccountStores stores() {
        var files = new PosixFileStore();
        return new AccountStores(files, new DirectoryMaker(files, false), config);
    }

    private ActiveAccount register(Settings settings, ScriptedConsole console) throws Exception {
        return new AccountRegistration(stores(), console, new FakeTime(), "web1").register(settings, authority);
    }

    private List<String> emails() {
        return authority.registrations().get(0).emails();
    }

    @Test
    void aNewAccountIsStoredAndAnnounced() throws Exception {
        var console = ScriptedConsole.silent();
        ActiveAccount account = register(EMAIL, console);
        assertEquals(List.of("Account registered."), console.said());
        Account stored = stores().at(AccountAuthority.DIRECTORY).list().get(0);
        assertEquals(account.stored().id(), stored.id());
        assertEquals(AccountAuthority.ACCOUNT, stored.url());
        assertEquals(List.of("a@example.org"), emails());
    }

    @Test
    void severalAddressesAreSeparatedByCommas() throws Exception {
        register(
                NOTHING.with(Options.EMAIL, "a@example.org, b@example.org", Source.COMMAND_LINE),
                ScriptedConsole.silent());
        assertEquals(List.of("a@example.org", "b@example.org"), emails());
    }

    @Test
    void withoutAnybodyToAskTheAccountHasNoAddress() throws Exception {
        register(NOTHING, ScriptedConsole.silent());
        assertEquals(List.of(), emails());
    }

    @Test
    void aDryRunNeverGivesAnAddress() throws Exception {
        register(EMAIL.with(Options.DRY_RUN, true, Source.COMMAND_LINE), ScriptedConsole.silent());
        assertEquals(List.of(), emails());
    }

    @Test
    void anInvalidAddressIsAskedForAgain() throws Exception {
        var console = ScriptedConsole.answering("nonsense", ".a@example.org", "a..b@example.org", "a@example.org");
        register(NOTHING, console);
        assertEquals(List.of("a@example.org"), emails());
        assertEquals(3, console.warned().size());
    }

    @Test
    void anAddressThatTheServerRefusesIsAskedForAgain() throws Exception {
        authority.refusing("invalidContact");
        register(EMAIL, ScriptedConsole.answering("b@example.org"));
        assertEquals(List.of("b@example.org"), authority.registrations().get(1).emails());
    }

    @Test
    void anAddressThatTheServerRefusesIsAnErrorWhenNobodyCanBeAsked() {
        authority.refusing("invalidContact");
        var failure = assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        assertEquals("Unable to register an account with ACME server.", failure.what());
        assertEquals("refused by the test", failure.why());
    }

    @Test
    void theKeyIsOnTheDiskBeforeTheAuthorityKnowsOfTheAccount() throws Exception {
        var keys = new ArrayList<Path>();
        authority.doingMeanwhile(() -> keys.addAll(files()));
        register(EMAIL, ScriptedConsole.silent());
        assertEquals(List.of("private_key.json"), names(keys));
    }

    @Test
    void anAccountWhoseRegistrationWasNotNotedIsFoundAgain() throws Exception {
        authority.losingAnswers();
        assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        ActiveAccount account = register(NOTHING, ScriptedConsole.answering());
        assertEquals(1, authority.registrations().size());
        assertEquals(AccountAuthority.ACCOUNT, account.stored().url());
        assertEquals(
                account.stored().id(),
                stores().at(AccountAuthority.DIRECTORY).list().get(0).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unauthorized", "malformed", "rateLimited"})
    void anAccountWhoseSecondRegistrationIsRefusedIsFoundAgain(String code) throws Exception {
        authority.refusingRepetition(code);
        assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        assertEquals(List.of("private_key.json"), names(files()));
        ActiveAccount account = register(NOTHING, ScriptedConsole.answering());
        assertEquals(1, authority.registrations().size());
        assertEquals(AccountAuthority.ACCOUNT, account.stored().url());
    }

    @Test
    void aKeyThatTheAuthorityDoesNotKnowIsUsedByTheNextAttempt() throws Exception {
        authority.losingAnswers().forgetful();
        assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        authority.answering();
        register(EMAIL, ScriptedConsole.silent());
        List<Registration> both = authority.registrations();
        assertEquals(both.get(0).key().getPublic(), both.get(1).key().getPublic());
        assertEquals(List.of("meta.json", "private_key.json", "regr.json"), names(files()));
    }

    @Test
    void nothingStaysOfAnAccountThatTheAuthorityRefuses() {
        authority.refusing("badPublicKey");
        assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        assertEquals(List.of(), files());
    }

    @Test
    void whatAnEarlierRunBeganStaysWhenTheAuthorityRefusesIt() throws Exception {
        authority.losingAnswers().forgetful();
        assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        authority.answering().refusing("unauthorized");
        assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        assertEquals(List.of("private_key.json"), names(files()));
    }

    @Test
    void anAccountThatIsFoundAgainGetsTheAddressThatIsGivenNow() throws Exception {
        authority.losingAnswers();
        assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        Settings other = NOTHING.with(Options.EMAIL, "b@example.org", Source.COMMAND_LINE);
        ActiveAccount account = register(other, ScriptedConsole.silent());
        assertEquals(List.of("b@example.org"), account.remote().fetchEmails());
    }

    @Test
    void anAccountThatIsFoundAgainIsStoredAlthoughItsNewAddressIsRefused() throws Exception {
        authority.losingAnswers();
        assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        authority.refusingAddresses();
        var console = ScriptedConsole.silent();
        ActiveAccount account = register(NOTHING.with(Options.EMAIL, "b@example.org", Source.COMMAND_LINE), console);
        assertEquals(
                account.stored().id(),
                stores().at(AccountAuthority.DIRECTORY).list().get(0).id());
        assertEquals(List.of("a@example.org"), account.remote().fetchEmails());
        assertTrue(
                console.warned().get(0).contains("update_account"),
                console.warned().get(0));
    }

    @Test
    void anAccountThatIsFoundAgainKeepsItsAddressWhenNoneIsGiven() throws Exception {
        authority.losingAnswers();
        assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        ActiveAccount account = register(NOTHING, ScriptedConsole.silent());
        assertEquals(List.of("a@example.org"), account.remote().fetchEmails());
    }

    @Test
    void anAccountThatCannotBeStoredIsNotCalledUnregistered() {
        // A directory in the place of the file, so that this one cannot be written.
        authority.doingMeanwhile(() -> makeDirectory(files().get(0).resolveSibling("meta.json")));
        var failure = assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        assertTrue(failure.what().endsWith("cannot be written."), failure.what());
    }

    /** All files of all accounts. */
    private List<Path> files() {
        try (var all = Files.walk(config)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    private static void makeDirectory(Path directory) {
        try {
            Files.createDirectories(directory.resolve("full"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theTermsMustBeAgreedTo() {
        authority.withTerms("https://ca.test/terms");
        var missing = assertThrows(MissingFlagException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        assertTrue(missing.toString().contains("--agree-tos"));
        var refused = assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.answering("No")));
        assertTrue(refused.toString().contains("Terms of Service"));
        assertEquals(List.of(), authority.registrations());
    }

    @Test
    void agreeTosAnswersTheQuestion() throws Exception {
        authority.withTerms("https://ca.test/terms");
        var console = ScriptedConsole.answering();
        register(EMAIL.with(Options.AGREE_TOS, true, Source.COMMAND_LINE), console);
        assertEquals(List.of(), console.asked());
    }

    @Test
    void bothPartsOfAnExternalAccountMakeABinding() throws Exception {
        register(
                EMAIL.with(Options.EAB_KID, "kid-1", Source.COMMAND_LINE)
                        .with(Options.EAB_HMAC_KEY, "c2VjcmV0", Source.COMMAND_LINE)
                        .with(Options.EAB_HMAC_ALG, "HS384", Source.COMMAND_LINE),
                ScriptedConsole.silent());
        var binding = authority.registrations().get(0).binding().orElseThrow();
        assertEquals("kid-1", binding.keyId());
        assertEquals("HS384", binding.algorithm());
        assertArrayEquals(new byte[] {'s', 'e', 'c', 'r', 'e', 't'}, binding.hmacKey());
    }

    @Test
    void aMissingBindingNamesTheFlags() {
        authority.requiringBinding();
        var failure = assertThrows(CertbotException.class, () -> register(EMAIL, ScriptedConsole.silent()));
        assertTrue(failure.nextStep().contains("--eab-kid"));
        assertTrue(failure.nextStep().contains("--eab-hmac-key"));
    }

    @Test
    void aMalformedHmacKeyIsNotQuoted() {
        var settings = EMAIL.with(Options.EAB_KID, "kid-1", Source.COMMAND_LINE)
                .with(Options.EAB_HMAC_KEY, "not base64!", Source.COMMAND_LINE);
        var failure = assertThrows(CertbotException.class, () -> register(settings, ScriptedConsole.silent()));
        assertTrue(failure.toString().contains("--eab-hmac-key"));
        assertTrue(!failure.toString().contains("not base64!"));
    }

    @Test
    void theWishForTheNewsletterIsRecorded() throws Exception {
        register(EMAIL.with(Options.EFF_EMAIL, true, Source.COMMAND_LINE), ScriptedConsole.silent());
        assertEquals(
                Optional.of("a@example.org"),
                stores().at(AccountAuthority.DIRECTORY).list().get(0).registerToEff());
    }

    @Test
    void theNewsletterNeedsAnAddress() throws Exception {
        var console = ScriptedConsole.silent();
        register(NOTHING.with(Options.EFF_EMAIL, true, Source.COMMAND_LINE), console);
        assertTrue(console.warned().get(0).contains("--eff-email"));
    }
}
