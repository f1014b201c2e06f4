package org.jcertbot.core.lineage;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.renewalfile.Value;

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
    /** DNS names (the common name counts as one), then addresses. */
    public List<Identifier> identifiers() {
        return List.of();
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
}
