package org.jcertbot.core.verb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.lineage.InspectedCertificate;

/**
 * What a listing knows beside the files.
 *
 * @param now the time for which it says what is valid
 * @param revoked the certificates that their authority has revoked
 */
record ValidityCheck(Instant now, Set<CertName> revoked) {
    /** Why clients will not accept a certificate; empty when they will. */
    List<String> reasonsAgainst(InspectedCertificate certificate) {
        var reasons = new ArrayList<String>();
        if (certificate.isTestCertificate()) reasons.add("TEST_CERT");
        if (certificate.isExpired(now)) reasons.add("EXPIRED");
        if (revoked.contains(certificate.name())) reasons.add("REVOKED");
        return reasons;
    }
}
