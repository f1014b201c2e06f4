package org.jcertbot.core.challenge;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of proof that we can give (RFC 8555 section 8, RFC 8737). */
public enum ChallengeType {
    /** A file served over HTTP (RFC 8555 section 8.3). */
    HTTP_01("http-01"),
    /** A TXT record (RFC 8555 section 8.4). */
    DNS_01("dns-01"),
    /** A self-signed certificate shown in a TLS handshake (RFC 8737). */
    TLS_ALPN_01("tls-alpn-01");

    private final String acmeName;

    ChallengeType(String acmeName) {
        this.acmeName = acmeName;
    }

    /** The name in the ACME protocol, such as {@code http-01}. */
    public String acmeName() {
        return acmeName;
    }

    /** The type of that ACME name; empty for one that we do not know. */
    public static Optional<ChallengeType> ofAcmeName(String name) {
        return Arrays.stream(values())
                .filter(type -> type.acmeName.equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return acmeName;
    }
}
