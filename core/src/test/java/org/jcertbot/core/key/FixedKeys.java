package org.jcertbot.core.key;

import java.security.KeyPair;
import java.util.List;
import org.jcertbot.core.identifier.Identifier;

/** Makes no real keys, and takes every existing one for the same kind. */
public record FixedKeys(KeySpec kind) implements CertificateKeys {
    @Override
    public PrivateKeyPem generate(KeySpec spec) {
        return new PrivateKeyPem("key");
    }

    @Override
    public KeySpec specOf(PrivateKeyPem key) {
        return kind;
    }

    @Override
    public KeyPair keyPair(PrivateKeyPem key) {
        throw new AssertionError("nobody should sign with it");
    }

    @Override
    public CertificateRequest request(PrivateKeyPem key, List<Identifier> identifiers, boolean mustStaple) {
        return new CertificateRequest(new byte[0], identifiers);
    }

    @Override
    public CertificateRequest readRequest(byte[] file) {
        return new CertificateRequest(file, List.of());
    }
}
