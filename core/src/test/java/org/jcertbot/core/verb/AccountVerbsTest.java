package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.account.Account;
import org.jcertbot.core.account.AccountAuthority;
import org.jcertbot.core.account.AccountKeys;
import org.jcertbot.core.account.AccountMaintenance;
import org.jcertbot.core.account.AccountRegistration;
import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.account.AccountStores;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountVerbsTest {
    private static final Settings SETTINGS = Settings.defaults()
            .with(Options.SERVER, AccountAuthority.DIRECTORY.toString(), Source.COMMAND_LINE)
            .with(Options.EMAIL, "a@example.org", Source.COMMAND_LINE);

    @TempDir
    Path config;

    private final AccountAuthority authority = new AccountAuthority();
    private ScriptedConsole console = ScriptedConsole.silent();

    private AccountStores stores() {
        var files = new PosixFileStore();
        return new AccountStores(files, new DirectoryMaker(files, false), config);
    }

    private AccountRegistration registration() {
        return new AccountRegistration(stores(), console, new FakeTime(), "web1");
    }

    private ExistingAccount existing() {
        return new ExistingAccount(
                (url, settings) -> authority, new AccountSelector(stores(), registration(), console), console);
    }

    private AccountMaintenance maintenance() {
        return new AccountMaintenance(stores(), console);
    }

    private int register(Settings settings) throws Exception {
        return new RegisterVerb((url, given) -> authority, stores(), registration(), console).run(settings);
    }

    private int show(Settings settings) throws Exception {
        return new ShowAccountVerb(existing(), maintenance(), console).run(settings);
    }

    private List<Account> stored() throws Exception {
        return stores().at(AccountAuthority.DIRECTORY).list();
    }

    @Test
    void registerMakesTheFirstAccountAndRefusesASecond() throws Exception {
        assertEquals(0, register(SETTINGS));
        assertEquals(1, register(SETTINGS));
        assertTrue(console.warned().get(0).startsWith("There is an existing account"));
        assertEquals(1, stored().size());
    }

    @Test
    void showAccountPrintsFourLines() throws Exception {
        register(SETTINGS);
        assertEquals(0, show(SETTINGS));
        String thumbprint = AccountKeys.thumbprint(stored().get(0).key().getPublic());
        assertEquals(
                "Account details for server https://ca.test/dir:\n"
                        + "  Account URL: https://ca.test/account/1\n"
                        + "  Account Thumbprint: " + thumbprint + "\n"
                        + "  Email contact: a@example.org",
                console.said().get(1));
    }

    @Test
    void showAccountListsSeveralAddresses() throws Exception {
        register(SETTINGS.with(Options.EMAIL, "a@example.org,b@example.org", Source.COMMAND_LINE));
        show(SETTINGS);
        assertTrue(console.said().get(1).endsWith("  Email contacts: a@example.org, b@example.org"));
    }

    @Test
    void showAccountSpeaksJson() throws Exception {
        register(SETTINGS);
        show(SETTINGS.with(Options.JSON, true, Source.COMMAND_LINE));
        String json = console.said().get(1);
        assertTrue(json.contains("\"version\" : 1"), json);
        assertTrue(json.contains("\"emails\" : [ \"a@example.org\" ]"), json);
        assertTrue(json.contains("\"url\" : \"https://ca.test/account/1\""), json);
    }

    @Test
    void withoutAnAccountTheVerbsSaySoAndFail() throws Exception {
        assertEquals(1, show(SETTINGS));
        assertEquals(1, new UpdateAccountVerb(existing(), maintenance(), console).run(SETTINGS));
        assertEquals(1, new UnregisterVerb(existing(), maintenance(), console).run(SETTINGS));
        assertEquals(
                "Could not find an existing account for server https://ca.test/dir.",
                console.warned().get(2));
    }

    @Test
    void updateAccountReplacesTheAddresses() throws Exception {
        register(SETTINGS);
        Settings changed = SETTINGS.with(Options.EMAIL, "b@example.org,c@example.org", Source.COMMAND_LINE)
                .with(Options.EFF_EMAIL, true, Source.COMMAND_LINE);
        assertEquals(0, new UpdateAccountVerb(existing(), maintenance(), console).run(changed));
        show(SETTINGS);
        assertTrue(console.said().get(2).endsWith("b@example.org, c@example.org"));
        assertEquals(Optional.of("b@example.org,c@example.org"), stored().get(0).registerToEff());
    }

    @Test
    void updateAccountWithoutAnAddressRemovesThemAll() throws Exception {
        register(SETTINGS);
        new UpdateAccountVerb(existing(), maintenance(), console).run(SETTINGS.without(Options.EMAIL));
        show(SETTINGS);
        assertTrue(console.said().get(2).endsWith("  Email contact: none"));
    }

    @Test
    void unregisterDeactivatesAndDeletes() throws Exception {
        register(SETTINGS);
        assertEquals(0, new UnregisterVerb(existing(), maintenance(), console).run(SETTINGS));
        assertTrue(authority.deactivated());
        assertEquals(List.of(), stored());
        assertEquals("Account deactivated.", console.said().get(1));
    }

    @Test
    void unregisterCanBeDeclined() throws Exception {
        register(SETTINGS);
        console = ScriptedConsole.answering("Abort");
        assertEquals(1, new UnregisterVerb(existing(), maintenance(), console).run(SETTINGS));
        assertFalse(authority.deactivated());
        assertEquals(1, stored().size());
    }

    @Test
    void anAccountThatTheServerForgotIsExplained() throws Exception {
        register(SETTINGS);
        authority.forgetful();
        var failure = assertThrows(CertbotException.class, () -> show(SETTINGS));
        assertTrue(failure.nextStep().contains(stored().get(0).id()));
    }
}
