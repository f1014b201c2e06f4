package org.jcertbot.core.ca;

/**
 * Binds a new account to one that the authority knows already (RFC 8555 section 7.3.4). {@link #toString} shows no
 * secret.
 *
 * @param keyId {@code --eab-kid}
 * @param hmacKey the decoded {@code --eab-hmac-key}
 * @param algorithm HS256, HS384 or HS512
 */
@SuppressWarnings("ArrayRecordComponent") // a secret: never compared, never printed
public record ExternalAccountBinding(String keyId, byte[] hmacKey, String algorithm) {
    @Override
    public String toString() {
        return "ExternalAccountBinding[keyId=" + keyId + ", algorithm=" + algorithm + "]";
    }
}
