package org.jcertbot.core.revocation;

import java.security.KeyPair;
import java.util.List;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.key.CertificateRequest;
import org.jcertbot.core.key.KeySpec;
import org.jcertbot.core.key.PrivateKeyPem;

/** Finds the same key in every file. */
record KeyInFile(KeyPair pair) implements CertificateKeys {
    @Override
    public KeyPair keyPair(PrivateKeyPem key) {
        return pair;
    }

    @Override
    public PrivateKeyPem generate(KeySpec spec) {
        throw new AssertionError("no key should be made");
    }

    @Override
    public KeySpec specOf(PrivateKeyPem key) {
        throw new AssertionError("nobody should ask for its kind");
    }

    @Override
    public CertificateRequest request(PrivateKeyPem key, List<Identifier> identifiers, boolean mustStaple) {
        throw new AssertionError("nothing should be requested");
    }

    @Override
    public CertificateRequest readRequest(byte[] file) {
        throw new AssertionError("nothing should be requested");
    }
}
