package org.jcertbot.core.ca;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;

/** An account at the authority (RFC 8555 section 7.1.2). Safe for several threads. */
public interface CaAccount {
    URI url();

    /** The e-mail addresses that the authority has. */
    List<String> fetchEmails() throws CaException, InterruptedException;

    /** Replaces the e-mail addresses; an empty list removes them. */
    void updateEmails(List<String> emails) throws CaException, InterruptedException;

    /** Closes the account for good (RFC 8555 section 7.3.6). */
    void deactivate() throws CaException, InterruptedException;

    /** Orders a certificate (RFC 8555 section 7.4). */
    CaOrder order(OrderRequest request) throws CaException, InterruptedException;

    /** Revokes a certificate that this account may speak for (RFC 8555 section 7.6). */
    void revoke(X509Certificate certificate, RevocationReason reason) throws CaException, InterruptedException;
}
