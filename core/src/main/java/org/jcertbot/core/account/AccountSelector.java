package org.jcertbot.core.account;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;

/** Decides which account a run uses. */
public final class AccountSelector {
    private final AccountStores stores;
    private final AccountRegistration registration;
    private final Console console;

    public AccountSelector(AccountStores stores, AccountRegistration registration, Console console) {
        this.stores = stores;
        this.registration = registration;
        this.console = console;
    }

    /**
     * The account that {@code --account} names, the only one, the one that the user chooses, or a new one.
     *
     * <p>A stored account is taken as it is: the authority is not asked for it.
     */
    public ActiveAccount activate(Settings settings, CertificateAuthority authority)
            throws CertbotException, InterruptedException {
        Optional<String> id = settings.find(Options.ACCOUNT);
        Optional<Account> stored = id.isPresent()
                ? Optional.of(stores.at(authority.url()).load(id.get()))
                : choose(stores.at(authority.url()).list());
        if (stored.isEmpty()) return remember(registration.register(settings, authority));
        Account account = stored.get();
        return remember(new ActiveAccount(account, authority.account(account.key(), account.url()), settings));
    }

    /** A stored account, chosen as {@link #activate} does; empty when there is none for that server. */
    public Optional<Account> find(Settings settings, URI server) throws CertbotException {
        AccountStore store = stores.at(server);
        List<Account> accounts = store.list();
        Optional<String> id = settings.find(Options.ACCOUNT);
        return accounts.isEmpty() || id.isEmpty() ? choose(accounts) : Optional.of(store.load(id.get()));
    }

    private Optional<Account> choose(List<Account> accounts) throws CertbotException {
        if (accounts.size() < 2) return accounts.stream().findFirst();
        Question question = Question.of("Please choose an account").forcedInteractive();
        return Optional.of(console.choose(question, accounts, Account::label, Optional.empty()));
    }

    private static ActiveAccount remember(ActiveAccount active) {
        Settings settings =
                active.settings().with(Options.ACCOUNT, active.stored().id(), Source.RUN);
        return new ActiveAccount(active.stored(), active.remote(), settings);
    }
}
