package org.jcertbot.core.account;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Settings;

/**
 * What can be done with an account that is stored here.
 *
 * <p>Every step first asks the authority for the URL of the account with our key, so that a wrong stored one does not
 * matter.
 */
public final class AccountMaintenance {
    private final AccountStores stores;
    private final Console console;
    private final EmailQuestion emailQuestion;

    public AccountMaintenance(AccountStores stores, Console console) {
        this.stores = stores;
        this.console = console;
        this.emailQuestion = new EmailQuestion(console);
    }

    /** What the authority and our files know of the account. */
    public AccountDetails details(Account account, CertificateAuthority authority)
            throws CertbotException, InterruptedException {
        URI url = lookUp(account, authority);
        List<String> emails = authority.account(account.key(), url).fetchEmails();
        return new AccountDetails(account, authority.url(), url, emails);
    }

    /**
     * Replaces the contacts of the account, asking for an e-mail address when the settings have none.
     *
     * @return the new contacts
     */
    public List<String> updateEmails(Account account, CertificateAuthority authority, Settings settings)
            throws CertbotException, InterruptedException {
        List<String> emails = emailQuestion.emails(settings);
        authority.account(account.key(), lookUp(account, authority)).updateEmails(emails);
        Optional<String> newsletter = Newsletter.address(settings, emails, console);
        if (newsletter.isPresent()) {
            stores.at(authority.url()).updateMetadata(account.withRegisterToEff(newsletter.get()));
        }
        return emails;
    }

    /** Closes the account at the authority for good, then deletes it here. */
    public void deactivate(Account account, CertificateAuthority authority)
            throws CertbotException, InterruptedException {
        authority.account(account.key(), lookUp(account, authority)).deactivate();
        stores.at(authority.url()).delete(account);
    }

    private static URI lookUp(Account account, CertificateAuthority authority)
            throws CertbotException, InterruptedException {
        Optional<URI> url = authority.findAccount(account.key());
        if (url.isPresent()) return url.get();
        throw new CertbotException(
                "The account " + account.label() + " does not exist at " + authority.url() + ".",
                "The server knows no account with that key; it may have been deactivated or deleted there.",
                "Move its directory, which is named " + account.id()
                        + ", away from the accounts of that server, and run \"certbot register\" for a new account.");
    }
}
