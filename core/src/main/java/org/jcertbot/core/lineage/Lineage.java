package org.jcertbot.core.lineage;

import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.renewalfile.Value;
import org.jcertbot.core.x509.CertificateFacts;
import org.jcertbot.core.x509.MalformedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate on disk with its history and its renewal file, as it was when it was loaded.
 *
 * @param version the highest version of which all four files exist: the one that is judged and renewed
 * @param linkedVersion the lowest version that one of the links in {@code live} points at
 * @param certificate the certificate of {@code version}
 * @param renewalParams the {@code [renewalparams]} of its renewal file; empty when the section is missing
 */
public record Lineage(
        CertName name,
        Path renewalFile,
        LineageFiles live,
        Path archive,
        int version,
        int linkedVersion,
        X509Certificate certificate,
        Optional<Map<String, Value>> renewalParams) {
    private static final Logger LOG = LoggerFactory.getLogger(Lineage.class);

    /** DNS names (the common name counts as one), then addresses. Names that no order could carry are left out. */
    public List<Identifier> identifiers() {
        var identifiers = new ArrayList<Identifier>();
        try {
            CertificateFacts facts = CertificateFacts.read(certificate.getEncoded());
            for (String name : facts.dnsNames()) add(identifiers, name);
            for (String address : facts.addresses()) add(identifiers, address);
        } catch (CertificateEncodingException | MalformedException impossible) {
            throw new IllegalStateException("a certificate that the JDK could read", impossible);
        }
        return identifiers;
    }

    /** The text of an entry of {@code [renewalparams]}. */
    public Optional<String> renewalParam(String key) {
        return renewalParams
                .map(params -> params.get(key))
                .flatMap(value -> value instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty());
    }

    /** The archived private key of {@code version}. */
    public Path archivedKey() {
        return archive.resolve("privkey" + version + ".pem");
    }

    private static void add(List<Identifier> identifiers, String text) {
        try {
            Identifier identifier = Identifier.parse(text);
            if (!identifiers.contains(identifier)) identifiers.add(identifier);
        } catch (InvalidInputException noIdentifier) {
            LOG.debug("{} in a certificate is neither a DNS name nor an address", text, noIdentifier);
        }
    }
}
