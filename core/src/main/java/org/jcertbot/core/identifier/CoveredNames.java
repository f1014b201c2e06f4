package org.jcertbot.core.identifier;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The names in a certificate, and which hosts they stand for: a wildcard there is any one label (RFC 6125 section 6.4.3). */
public final class CoveredNames {
    private static final String WILDCARD = "*";

    private final Set<String> names;

    private CoveredNames(Set<String> names) {
        this.names = names;
    }

    /** Those of a certificate for some names. */
    public static CoveredNames of(Collection<DnsName> names) {
        return new CoveredNames(names.stream().map(DnsName::text).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the certificate is good for a host, given in lower case. */
    public boolean cover(String host) {
        int dot = host.indexOf('.');
        return names.contains(host) || (dot > 0 && coverBelow(host.substring(dot + 1)));
    }

    /** Whether the certificate is good for every host one label below a domain. */
    public boolean coverBelow(String domain) {
        return names.contains(WILDCARD + "." + domain);
    }
}
