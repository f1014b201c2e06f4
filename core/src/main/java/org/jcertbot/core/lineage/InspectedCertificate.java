package org.jcertbot.core.lineage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.RevocationQuery;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.settings.TestServers;

/**
 * A certificate that {@code live} serves, with key and chain that belong to it.
 *
 * @param serial lower-case hexadecimal digits
 * @param keyType {@code RSA} or {@code ECDSA}
 * @param dnsNames the common name first when there is one
 * @param addresses the IP addresses that it is for
 * @param server where it was issued; empty when the renewal file does not say
 * @param renewalFile where its renewal parameters are
 * @param revocationQuery whom to ask whether it is revoked; empty when it does not say
 */
public record InspectedCertificate(
        CertName name,
        String serial,
        String keyType,
        List<String> dnsNames,
        List<String> addresses,
        Instant notBefore,
        Instant notAfter,
        String server,
        LineageFiles live,
        Path renewalFile,
        Optional<RevocationQuery> revocationQuery) {
    public InspectedCertificate {
        dnsNames = List.copyOf(dnsNames);
        addresses = List.copyOf(addresses);
    }

    /** True when it comes from a staging server, whose certificates nobody trusts. */
    public boolean isTestCertificate() {
        return TestServers.isStaging(server);
    }

    /** True when it has run out at that time. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(notAfter);
    }
}
