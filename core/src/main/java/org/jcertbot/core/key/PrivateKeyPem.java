package org.jcertbot.core.key;

import java.nio.charset.StandardCharsets;

/**
 * A certificate's private key: unencrypted PKCS #8 in PEM (RFC 7468 section 10), newline at the end.
 *
 * <p>{@link #toString} never shows it.
 */
public record PrivateKeyPem(String text) {
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "PrivateKeyPem[...]";
    }
}
