package org.jcertbot.plugins.nginx.edit;

import java.util.List;

/**
 * What a server of our own listens on while challenges are presented.
 *
 * @param addresses as arguments of {@code listen}
 */
public record ChallengeListener(List<String> addresses) {
    /**
     * All addresses of the machine, or one.
     *
     * @param address the one ({@code --http-01-address}); empty for all
     * @param ipv6 whether the machine has IPv6: nginx does not start with an address of a family that is missing
     */
    public static ChallengeListener at(String address, int port, boolean ipv6) {
        if (address.isEmpty()) {
            return new ChallengeListener(
                    ipv6 ? List.of(String.valueOf(port), "[::]:" + port) : List.of(String.valueOf(port)));
        }
        String host = address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
        return new ChallengeListener(List.of(host + ":" + port));
    }
}
