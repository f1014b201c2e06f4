package org.jcertbot.plugins.nginx.enhancement;

import java.util.List;
import java.util.Set;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.plugin.Enhancement;

/**
 * What to add to the servers of a certificate.
 *
 * @param places the names of the certificate, with servers of the configuration that is to be changed
 * @param hasResponder true when the certificate names an OCSP responder, without which there is nothing to staple
 */
public record EnhancementRequest(
        Set<Enhancement> wanted,
        List<NamePlace> places,
        CertificateFiles certificate,
        boolean hasResponder,
        PlainPorts plainPorts) {
    public EnhancementRequest {
        wanted = Set.copyOf(wanted);
        places = List.copyOf(places);
    }

    boolean wants(Enhancement enhancement) {
        return wanted.contains(enhancement);
    }

    /** What is of no use with this certificate. */
    public Set<Enhancement> leftOut() {
        return wants(Enhancement.STAPLING) && !hasResponder ? Set.of(Enhancement.STAPLING) : Set.of();
    }

    List<DnsName> names() {
        return places.stream().map(NamePlace::name).toList();
    }
}
