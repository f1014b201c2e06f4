package org.jcertbot.core.renewal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.account.ActiveAccount;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;

/** The accounts of a run that has many certificates: each is read once. */
final class AccountPool {
    private record Wanted(CertificateAuthority authority, Optional<String> id) {}

    private final AccountSelector accounts;
    private final Map<Wanted, ActiveAccount> active = new HashMap<>();

    AccountPool(AccountSelector accounts) {
        this.accounts = accounts;
    }

    /** As {@link AccountSelector#activate}; the settings of the result are those of this certificate. */
    ActiveAccount activate(Settings settings, CertificateAuthority authority)
            throws CertbotException, InterruptedException {
        var wanted = new Wanted(authority, settings.find(Options.ACCOUNT));
        ActiveAccount account = active.get(wanted);
        if (account == null) {
            account = accounts.activate(settings, authority);
            active.put(wanted, account);
        }
        return new ActiveAccount(
                account.stored(),
                account.remote(),
                settings.with(Options.ACCOUNT, account.stored().id(), Source.RUN));
    }
}
