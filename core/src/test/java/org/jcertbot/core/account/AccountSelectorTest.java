package org.jcertbot.core.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountSelectorTest {
    private static final Settings NOTHING = Settings.defaults();

    @TempDir
    Path config;

    private final AccountAuthority authority = new AccountAuthority();

    private AccountStores stores() {
        var files = new PosixFileStore();
        return new AccountStores(files, new DirectoryMaker(files, false), config);
    }

    private ActiveAccount activate(Settings settings, ScriptedConsole console) throws Exception {
        var registration = new AccountRegistration(stores(), console, new FakeTime(), "web1");
        return new AccountSelector(stores(), registration, console).activate(settings, authority);
    }

    private Account store(String url) throws Exception {
        KeyPair key = AccountKeys.generate(2048);
        var account = new Account(
                AccountKeys.id(key.getPublic()), key, URI.create(url), Instant.EPOCH, "web1", Optional.empty());
        stores().at(AccountAuthority.DIRECTORY).save(account);
        return account;
    }

    @Test
    void theOnlyAccountIsUsedAsItIsStored() throws Exception {
        Account stored = store("https://ca.test/account/7");
        ActiveAccount active = activate(NOTHING, ScriptedConsole.silent());
        assertEquals(stored.url(), active.remote().url());
        assertEquals(List.of(), authority.registrations());
    }

    @Test
    void theChosenAccountIsNamedInTheSettings() throws Exception {
        Account stored = store("https://ca.test/account/7");
        Settings settings = activate(NOTHING, ScriptedConsole.silent()).settings();
        assertEquals(stored.id(), settings.get(Options.ACCOUNT));
        assertEquals(Source.RUN, settings.source(Options.ACCOUNT));
    }

    @Test
    void oneOfSeveralIsChosenFromAMenu() throws Exception {
        store("https://ca.test/account/7");
        Account wanted = store("https://ca.test/account/8");
        ActiveAccount active = activate(NOTHING, ScriptedConsole.answering(wanted.label()));
        assertEquals(wanted.id(), active.stored().id());
    }

    @Test
    void nobodyToChooseAmongSeveralIsAnError() throws Exception {
        store("https://ca.test/account/7");
        store("https://ca.test/account/8");
        assertThrows(MissingFlagException.class, () -> activate(NOTHING, ScriptedConsole.silent()));
    }

    @Test
    void theNamedAccountIsLoaded() throws Exception {
        store("https://ca.test/account/7");
        Account wanted = store("https://ca.test/account/8");
        Settings settings = NOTHING.with(Options.ACCOUNT, wanted.id(), Source.COMMAND_LINE);
        assertEquals(
                wanted.id(),
                activate(settings, ScriptedConsole.silent()).stored().id());
    }

    @Test
    void aNamedAccountThatDoesNotExistIsAnError() {
        Settings settings = NOTHING.with(Options.ACCOUNT, "0123", Source.COMMAND_LINE);
        var failure = assertThrows(StorageException.class, () -> activate(settings, ScriptedConsole.silent()));
        assertTrue(failure.nextStep().contains("--account"));
    }

    @Test
    void withoutAnAccountANewOneIsRegistered() throws Exception {
        ActiveAccount active = activate(NOTHING, ScriptedConsole.silent());
        assertEquals(1, authority.registrations().size());
        assertEquals(active.stored().id(), active.settings().get(Options.ACCOUNT));
    }
}
