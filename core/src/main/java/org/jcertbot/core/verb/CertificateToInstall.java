package org.jcertbot.core.verb;

import java.util.List;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.plugin.CertificateFiles;

/**
 * What {@code install} is about.
 *
 * @param names those that the certificate is for; empty when it does not say
 */
record CertificateToInstall(CertificateFiles files, List<Identifier> names) {
    CertificateToInstall {
        names = List.copyOf(names);
    }
}
