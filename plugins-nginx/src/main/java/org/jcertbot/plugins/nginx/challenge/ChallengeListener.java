package org.jcertbot.plugins.nginx.challenge;

import java.util.List;
import org.jcertbot.plugins.nginx.model.Address;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Socket;
import org.jcertbot.plugins.nginx.model.Transport;

/**
 * What a server of our own listens on while challenges are presented.
 *
 * @param addresses as arguments of {@code listen}; none when servers that are there take the requests
 */
public record ChallengeListener(List<String> addresses) {
    public ChallengeListener {
        addresses = List.copyOf(addresses);
    }

    /**
     * What is missing in a configuration. Where nobody listens at the port it is all addresses of the machine. Where
     * servers listen for this machine only, it is those that an authority can reach: one for all addresses could not be
     * opened beside them. An address that somebody else listens on is left out, since that may well be who sends the
     * requests on to these servers.
     *
     * @param wanted the address that requests come to ({@code --http-01-address}); empty for all
     */
    public static ChallengeListener missingIn(
            Configuration configuration, String wanted, int port, MachineAddresses machine) {
        List<Socket> present = configuration.sockets(port, Transport.PLAIN);
        if (present.isEmpty()) return wanted.isEmpty() ? everywhere(port, machine) : at(List.of(wanted), port);
        boolean reached = isLoopback(wanted)
                || present.stream().anyMatch(socket -> !socket.address().isLoopback());
        if (reached) return new ChallengeListener(List.of());
        return at(wanted.isEmpty() ? machine.free(port) : machine.free(List.of(wanted), port), port);
    }

    private static boolean isLoopback(String wanted) {
        return Address.parse(host(wanted)).isLoopback();
    }

    private static ChallengeListener everywhere(int port, MachineAddresses machine) {
        String ipv4 = String.valueOf(port);
        return new ChallengeListener(machine.haveIpv6() ? List.of(ipv4, "[::]:" + port) : List.of(ipv4));
    }

    private static ChallengeListener at(List<String> addresses, int port) {
        return new ChallengeListener(
                addresses.stream().map(address -> host(address) + ":" + port).toList());
    }

    /** As nginx wants it. */
    private static String host(String address) {
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }
}
