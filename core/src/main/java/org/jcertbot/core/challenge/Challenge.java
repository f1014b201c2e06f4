package org.jcertbot.core.challenge;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.text.Sha256;

/**
 * One thing to show.
 *
 * @param identifier whose control is proved; for a wildcard the name without {@code *.}, as the authority validates it
 * @param token names the challenge (RFC 8555 section 8.1); base64url characters only, so that it is safe in a file
 *     name and in a server's configuration
 * @param keyAuthorization token and account key thumbprint (RFC 8555 section 8.1)
 */
public record Challenge(ChallengeType type, Identifier identifier, String token, String keyAuthorization) {
    /** Directory below a web root that http-01 files live in (RFC 8555 section 8.3). */
    public static final String HTTP_DIRECTORY = ".well-known/acme-challenge";

    private static final String DNS_LABEL = "_acme-challenge.";

    /** Of a name in a zone, written without its last dot (RFC 1035 section 2.3.4). */
    private static final int MAX_RECORD_NAME = 253;

    public Challenge {
        if (token.isEmpty() || !token.chars().allMatch(Challenge::isBase64Url)) {
            throw new IllegalArgumentException("not a challenge token: " + token);
        }
    }

    /** The path of the request that the authority will make for http-01. */
    public String httpPath() {
        return "/" + HTTP_DIRECTORY + "/" + token;
    }

    /** The URL that the authority will ask for http-01. */
    public String httpUrl() {
        return "http://" + httpHost() + httpPath();
    }

    /** The Host header of the request for http-01; IPv6 addresses have brackets there (RFC 3986 section 3.2.2). */
    public String httpHost() {
        return identifier instanceof IpAddress address && address.isV6()
                ? "[" + address.text() + "]"
                : identifier.text();
    }

    /** False for an identifier that is so long that there can be no TXT record for dns-01. */
    public boolean fitsInDns() {
        return DNS_LABEL.length() + identifier.text().length() <= MAX_RECORD_NAME;
    }

    /** The name of the TXT record for dns-01, without a trailing dot (RFC 8555 section 8.4). */
    public DnsName dnsRecordName() {
        return new DnsName(DNS_LABEL + identifier.text());
    }

    /** The value of the TXT record for dns-01. */
    public String dnsRecordValue() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keyAuthorizationDigest());
    }

    /** SHA-256 of the key authorization: the value of dns-01 and, in the certificate, of tls-alpn-01. */
    public byte[] keyAuthorizationDigest() {
        return Sha256.of(keyAuthorization.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isBase64Url(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
