package org.jcertbot.acme.key;

import java.security.KeyPair;
import java.util.List;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.key.CertificateRequest;
import org.jcertbot.core.key.KeySpec;
import org.jcertbot.core.key.PrivateKeyPem;

/** Keys and requests: the cryptography is the JDK's, the encoding Bouncy Castle's. No provider is registered. */
public final class BouncyCastleKeys implements CertificateKeys {
    @Override
    public PrivateKeyPem generate(KeySpec spec) throws CertbotException {
        return KeyMaker.make(spec);
    }

    @Override
    public KeySpec specOf(PrivateKeyPem key) throws CertbotException {
        return KeyReader.read(key).spec();
    }

    @Override
    public KeyPair keyPair(PrivateKeyPem key) throws CertbotException {
        return KeyReader.read(key).pair();
    }

    @Override
    public CertificateRequest request(PrivateKeyPem key, List<Identifier> identifiers, boolean mustStaple)
            throws CertbotException {
        return new CertificateRequest(
                SigningRequestWriter.write(KeyReader.read(key), identifiers, mustStaple), identifiers);
    }

    @Override
    public CertificateRequest readRequest(byte[] file) throws CertbotException {
        return SigningRequestReader.read(file);
    }
}
