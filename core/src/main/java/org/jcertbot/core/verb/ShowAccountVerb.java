package org.jcertbot.core.verb;

import java.util.List;
import org.jcertbot.core.account.AccountDetails;
import org.jcertbot.core.account.AccountMaintenance;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** {@code show_account}: what the authority knows of our account, as text or as JSON. */
public final class ShowAccountVerb implements Verb {
    private final ExistingAccount existing;
    private final AccountMaintenance maintenance;
    private final Console console;

    public ShowAccountVerb(ExistingAccount existing, AccountMaintenance maintenance, Console console) {
        this.existing = existing;
        this.maintenance = maintenance;
        this.console = console;
    }

    @Override
    public int run(Settings settings) throws CertbotException, InterruptedException {
        return existing.with(settings, (account, authority) -> {
            AccountDetails details = maintenance.details(account, authority);
            console.say(settings.get(Options.JSON) ? AccountJson.document(details) : text(details));
            return 0;
        });
    }

    /** Four lines; scripts read them. */
    private static String text(AccountDetails details) {
        List<String> emails = details.emails();
        return String.join(
                "\n",
                "Account details for server " + details.server() + ":",
                "  Account URL: " + details.url(),
                "  Account Thumbprint: " + details.thumbprint(),
                (emails.size() > 1 ? "  Email contacts: " : "  Email contact: ")
                        + (emails.isEmpty() ? "none" : String.join(", ", emails)));
    }
}
