package org.jcertbot.acme;

import java.net.URL;
import java.util.Collection;
import java.util.List;
import org.jcertbot.core.ca.IssuedChain;

/**
 * A downloaded certificate.
 *
 * @param alternates URLs of the same certificate with other chains (RFC 8555 section 7.4.2)
 */
record CertificateAnswer(IssuedChain chain, List<URL> alternates) {
    CertificateAnswer(IssuedChain chain, Collection<URL> alternates) {
        this(chain, List.copyOf(alternates));
    }
}
