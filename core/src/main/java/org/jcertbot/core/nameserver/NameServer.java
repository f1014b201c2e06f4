package org.jcertbot.core.nameserver;

import java.net.InetAddress;

/**
 * One address of a name server.
 *
 * @param name as the zone calls it
 */
public record NameServer(String name, InetAddress address) {
    @Override
    public String toString() {
        return name + " (" + address.getHostAddress() + ")";
    }
}
