package org.jcertbot.core.ca;

import java.net.URI;
import org.jcertbot.core.error.CertbotException;

/** Reaches authorities: one client for each directory URL and run. */
@FunctionalInterface
public interface CertificateAuthorities {
    CertificateAuthority at(URI directory) throws CertbotException;
}
