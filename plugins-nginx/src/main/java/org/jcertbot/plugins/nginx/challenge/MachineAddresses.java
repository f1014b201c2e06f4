package org.jcertbot.plugins.nginx.challenge;

import java.util.List;

/** The addresses of this machine that a server could listen on. */
public interface MachineAddresses {
    /** Whether the machine has IPv6: nginx does not start with an address of a family that is missing. */
    boolean haveIpv6();

    /** Those that other machines can reach and that nobody listens on at a port. */
    List<String> free(int port);

    /** Those of some addresses that nobody listens on at a port. */
    List<String> free(List<String> addresses, int port);
}
