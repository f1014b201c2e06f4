package org.jcertbot.core.ca;

import java.net.URI;
import java.util.List;

/** An order (RFC 8555 section 7.1.3). Methods that fetch or send ask the authority. */
public interface CaOrder {
    /** The URLs of its authorizations, as the order named them when it was created; nothing is asked for this. */
    List<URI> authorizations();

    /** One of its authorizations as it is now. */
    CaAuthorization fetchAuthorization(URI url) throws CaException, InterruptedException;

    OrderState fetchState() throws CaException, InterruptedException;

    /**
     * Sends the signing request (RFC 8555 section 7.4).
     *
     * @param request a certificate signing request in DER
     * @return the order as the authority answered: it may be valid already
     */
    OrderState finalizeWith(byte[] request) throws CaException, InterruptedException;

    /**
     * Downloads the certificate of a valid order.
     *
     * @param alternates true: the other chains that the authority offers too (RFC 8555 section 7.4.2)
     * @return the default chain first
     */
    List<IssuedChain> download(boolean alternates) throws CaException, InterruptedException;
}
