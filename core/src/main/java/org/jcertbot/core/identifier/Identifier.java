package org.jcertbot.core.identifier;

import org.jcertbot.core.error.InvalidInputException;

/** What a certificate is issued for: a DNS name (RFC 8555 section 9.7.7) or an IP address (RFC 8738). */
public sealed interface Identifier permits DnsName, IpAddress {
    /** The canonical text form, as it stands in orders and file names. */
    String text();

    /** Reads either kind: an address if it parses as one, else a DNS name. */
    static Identifier parse(String input) throws InvalidInputException {
        var address = IpAddress.find(input);
        return address.isPresent() ? address.get() : DnsName.parse(input);
    }
}
