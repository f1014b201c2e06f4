package org.jcertbot.core.verb;

import java.net.URI;
import java.util.Optional;
import org.jcertbot.core.account.Account;
import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.ca.DirectoryUrl;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Settings;

/** Runs a verb that works with a stored account, or refuses when there is none. */
public final class ExistingAccount {
    /** What a verb does with the account; returns the exit code. */
    @FunctionalInterface
    interface Action {
        int run(Account account, CertificateAuthority authority) throws CertbotException, InterruptedException;
    }

    private final CertificateAuthorities authorities;
    private final AccountSelector selector;
    private final Console console;

    public ExistingAccount(CertificateAuthorities authorities, AccountSelector selector, Console console) {
        this.authorities = authorities;
        this.selector = selector;
        this.console = console;
    }

    int with(Settings settings, Action action) throws CertbotException, InterruptedException {
        URI server = DirectoryUrl.of(settings);
        Optional<Account> account = selector.find(settings, server);
        if (account.isPresent()) return action.run(account.get(), authorities.at(server, settings));
        console.error("Could not find an existing account for server " + server + ".");
        return 1;
    }
}
