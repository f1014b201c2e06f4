package org.jcertbot.core.verb;

import java.util.List;
import org.jcertbot.core.account.AccountMaintenance;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Settings;

/** {@code update_account}: changes or removes the e-mail addresses that the authority has for us. */
public final class UpdateAccountVerb implements Verb {
    private final ExistingAccount existing;
    private final AccountMaintenance maintenance;
    private final Console console;

    public UpdateAccountVerb(ExistingAccount existing, AccountMaintenance maintenance, Console console) {
        this.existing = existing;
        this.maintenance = maintenance;
        this.console = console;
    }

    @Override
    public int run(Settings settings) throws CertbotException, InterruptedException {
        return existing.with(settings, (account, authority) -> {
            List<String> emails = maintenance.updateEmails(account, authority, settings);
            console.say(
                    emails.isEmpty()
                            ? "Any contact information associated with this account has been removed."
                            : "Your e-mail address was updated to " + String.join(", ", emails) + ".");
            return 0;
        });
    }
}
