package org.jcertbot.core.nameserver;

import java.util.List;
import org.jcertbot.core.identifier.DnsName;

/** The name servers that authorities ask in the end. Safe for several threads. */
public interface AuthoritativeServers {
    /** None can be found from here. */
    AuthoritativeServers NONE = new AuthoritativeServers() {
        @Override
        public List<NameServer> of(DnsName zone) {
            return List.of();
        }

        @Override
        public TxtAnswer txt(NameServer server, DnsName name) {
            return new TxtAnswer.Unusable("cannot be asked");
        }
    };

    /**
     * Every address of every server of a zone; none when they cannot be found from here. No resolver is asked for a name
     * below the zone: it would remember that there is nothing (RFC 2308).
     */
    List<NameServer> of(DnsName zone) throws InterruptedException;

    /** Asks one of them once, without recursion. */
    TxtAnswer txt(NameServer server, DnsName name) throws InterruptedException;
}
