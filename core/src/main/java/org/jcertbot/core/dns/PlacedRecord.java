package org.jcertbot.core.dns;

import org.jcertbot.core.identifier.DnsName;

/**
 * A record that is in a zone: the handle by which it is removed.
 *
 * @param zone the apex of the zone
 * @param id what the provider calls it; empty where records are told apart by name and value only
 */
public record PlacedRecord(TxtRecord txt, DnsName zone, String id) {
    @Override
    public String toString() {
        return txt + " in the zone " + zone;
    }
}
