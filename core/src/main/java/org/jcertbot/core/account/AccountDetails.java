package org.jcertbot.core.account;

import java.net.URI;
import java.util.List;

/**
 * What the authority and our files know of an account.
 *
 * @param url the account's URL as the authority gives it now
 * @param emails the contacts that the authority has
 */
public record AccountDetails(Account account, URI server, URI url, List<String> emails) {
    public AccountDetails {
        emails = List.copyOf(emails);
    }

    /** The thumbprint of the account key (RFC 7638), as key authorizations carry it. */
    public String thumbprint() {
        return AccountKeys.thumbprint(account.key().getPublic());
    }
}
