package org.jcertbot.core.verb;

import java.util.Optional;
import org.jcertbot.core.account.AccountMaintenance;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Settings;

/** {@code unregister}: closes the account at the authority and deletes it here. */
public final class UnregisterVerb implements Verb {
    private static final Question SURE =
            Question.of("Are you sure you would like to irrevocably deactivate your account?");

    private final ExistingAccount existing;
    private final AccountMaintenance maintenance;
    private final Console console;

    public UnregisterVerb(ExistingAccount existing, AccountMaintenance maintenance, Console console) {
        this.existing = existing;
        this.maintenance = maintenance;
        this.console = console;
    }

    @Override
    public int run(Settings settings) throws CertbotException, InterruptedException {
        return existing.with(settings, (account, authority) -> {
            if (!console.yesNo(SURE, "Deactivate", "Abort", Optional.of(true))) {
                console.error("Deactivation aborted.");
                return 1;
            }
            maintenance.deactivate(account, authority);
            console.say("Account deactivated.");
            return 0;
        });
    }
}
