package org.jcertbot.core.ca;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate and those that lead to its root.
 *
 * @param certificates the certificate first, at least two in all
 */
public record IssuedChain(List<X509Certificate> certificates) {
    public IssuedChain {
        certificates = List.copyOf(certificates);
        if (certificates.size() < 2) throw new IllegalArgumentException("a chain has at least two certificates");
    }

    public X509Certificate leaf() {
        return certificates.get(0);
    }

    /** All but the leaf. */
    public List<X509Certificate> issuers() {
        return certificates.subList(1, certificates.size());
    }
}
