package org.jcertbot.plugins.standalone;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Locale;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.identifier.IpAddress;

/** The certificate that proves control of one identifier. */
record AlpnCertificate(Challenge challenge, X509Certificate certificate, PrivateKey key) {
    /** True when a client that asks for that server name means this identifier. */
    boolean isFor(String serverName) {
        return serverName(challenge.identifier()).equals(serverName.toLowerCase(Locale.ROOT));
    }

    /** A TLS server name cannot be an address, so addresses are asked for by their reverse name (RFC 8738 section 6). */
    static String serverName(Identifier identifier) {
        return identifier instanceof IpAddress address ? reverseName(address) : identifier.text();
    }

    private static String reverseName(IpAddress address) {
        var name = new StringBuilder();
        byte[] octets = address.octets();
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xff;
            if (address.isV6()) {
                name.append(Integer.toHexString(octet & 0xf)).append('.');
                name.append(Integer.toHexString(octet >> 4)).append('.');
            } else {
                name.append(octet).append('.');
            }
        }
        return name.append(address.isV6() ? "ip6.arpa" : "in-addr.arpa").toString();
    }
}
