package org.jcertbot.core.lineage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.ca.RevocationQuery;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.x509.CertificateFacts;
import org.jcertbot.core.x509.MalformedException;
import org.jcertbot.core.x509.Pem;

/**
 * A certificate on disk with its history and its renewal file, as it was when it was loaded.
 *
 * @param version the highest version of which all four files exist: the one that is judged and renewed
 * @param linkedVersion the lowest version that one of the links in {@code live} points at
 * @param facts what is in the certificate of {@code version}
 * @param renewalParams the {@code [renewalparams]} of its renewal file; empty when the section is missing
 * @param renewBeforeExpiry what the renewal file says with {@code renew_before_expiry}
 * @param ariRetryAfter the local time before which the authority does not want to be asked when to renew
 */
public record Lineage(
        CertName name,
        Path renewalFile,
        LineageFiles live,
        Path archive,
        int version,
        int linkedVersion,
        CertificateFacts facts,
        Optional<Map<String, Value>> renewalParams,
        Optional<Value> renewBeforeExpiry,
        Optional<LocalDateTime> ariRetryAfter) {
    /** The names of its certificate: {@link CertificateFacts#identifiers}. */
    public List<Identifier> identifiers() {
        return facts.identifiers();
    }

    /** When the certificate of {@code version} expires. */
    public Instant notAfter() {
        return facts.notAfter();
    }

    /** The certificate of {@code version} as a JDK object, which is costly to make; {@link #facts} are not. */
    public X509Certificate certificate() {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(facts.der()));
        } catch (CertificateException onlyToTheJdk) {
            throw new IllegalStateException("cannot use the certificate of " + renewalFile, onlyToTheJdk);
        }
    }

    /** False when the renewal file keeps it from being renewed: {@code autorenew = False}. */
    public boolean autorenew() {
        Optional<String> wanted = renewalParam("autorenew");
        return wanted.isEmpty() || !wanted.get().equalsIgnoreCase("False");
    }

    /**
     * Whom to ask whether the certificate is revoked; empty when it does not say. Reads the chain.
     *
     * @throws StorageException when the chain cannot be read
     */
    public Optional<RevocationQuery> revocationQuery() throws StorageException {
        if (facts.ocspResponder().isEmpty()) return Optional.empty();
        Path chain = archive.resolve(PemKind.CHAIN.archiveName(version));
        try {
            byte[] issuer = Pem.first(Files.readAllBytes(chain)).der();
            return Optional.of(new RevocationQuery(facts.ocspResponder().get(), facts.der(), issuer));
        } catch (IOException | MalformedException failure) {
            throw new StorageException(
                    "The issuer of certificate " + name + " cannot be read from " + chain + ".",
                    failure instanceof IOException io ? FileFailure.reason(io) : String.valueOf(failure.getMessage()),
                    "Renew it with: certbot certonly --force-renewal --cert-name " + name);
        }
    }

    /** The text of an entry of {@code [renewalparams]}. */
    public Optional<String> renewalParam(String key) {
        if (renewalParams.isEmpty()) return Optional.empty();
        return renewalParams.get().get(key) instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /** The archived private key of {@code version}. */
    public Path archivedKey() {
        return archive.resolve("privkey" + version + ".pem");
    }
}
