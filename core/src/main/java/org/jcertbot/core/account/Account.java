package org.jcertbot.core.account;

import java.net.URI;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored account.
 *
 * @param id the name of its directory: lower-case hexadecimal MD5 of the PEM form of the public key, unless somebody
 *     has renamed it
 * @param url its URL at the authority
 * @param created when it was registered, to the second
 * @param host the host name of the machine that registered it
 * @param registerToEff the address that the user wants to have on the EFF's newsletter; recorded, never sent by us
 */
public record Account(String id, KeyPair key, URI url, Instant created, String host, Optional<String> registerToEff) {
    private static final int SHORT_ID = 4;

    /** A copy that carries the wish for the newsletter. */
    public Account withRegisterToEff(String email) {
        return new Account(id, key, url, created, host, Optional.of(email));
    }

    /** How a menu shows it: {@code host@2026-01-02T03:04:05Z (1a2b)}. */
    public String label() {
        return host + "@" + created + " (" + id.substring(0, Math.min(id.length(), SHORT_ID)) + ")";
    }

    /** Without the key. */
    @Override
    public String toString() {
        return label();
    }
}
