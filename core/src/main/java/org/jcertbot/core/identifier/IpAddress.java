package org.jcertbot.core.identifier;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jcertbot.core.error.InvalidInputException;

/** An IPv4 or IPv6 address in canonical text form: dotted quad, or RFC 5952 for IPv6. */
public record IpAddress(String text) implements Identifier {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int GROUPS = 8;
    private static final int V4_OCTETS = 4;
    private static final int V6_OCTETS = 16;

    public IpAddress {
        if (!canonical(text).equals(Optional.of(text))) {
            throw new IllegalArgumentException("not a canonical IP address: " + text);
        }
    }

    /** Reads what a user typed, in any notation of the address. */
    public static IpAddress parse(String input) throws InvalidInputException {
        return find(input)
                .orElseThrow(() -> new InvalidInputException(
                        input + " is not an IP address.",
                        "--ip-address takes one IPv4 or IPv6 address.",
                        "Use -d for domain names."));
    }

    /** The address that the text denotes; empty when it is none. Never asks a name server. */
    public static Optional<IpAddress> find(String input) {
        return canonical(input).map(IpAddress::new);
    }

    /** The address with these octets, in network order; empty when there are neither four nor sixteen of them. */
    public static Optional<IpAddress> ofOctets(byte[] octets) {
        if (octets.length == V4_OCTETS) return Optional.of(new IpAddress(dottedQuad(octets)));
        return octets.length == V6_OCTETS ? Optional.of(new IpAddress(compress(groups(octets)))) : Optional.empty();
    }

    /** True for IPv6. */
    public boolean isV6() {
        return text.contains(":");
    }

    /** The four or sixteen octets of the address, in network order. */
    public byte[] octets() {
        try {
            byte[] octets = InetAddress.getByName(text).getAddress();
            return isV6() && octets.length == V4_OCTETS ? mapped(octets) : octets;
        } catch (UnknownHostException checkedWhenMade) {
            throw new IllegalStateException(checkedWhenMade);
        }
    }

    @Override
    public String toString() {
        return text;
    }

    private static Optional<String> canonical(String input) {
        if (IPV4.matcher(input).matches()) return Optional.of(input);
        if (!IPV6_CHARACTERS.matcher(input).matches()) return Optional.empty();
        try {
            // Text with a colon is taken as a literal by the JDK: no look-up happens.
            return Optional.of(compress(groups(InetAddress.getByName(input).getAddress())));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String dottedQuad(byte[] octets) {
        return (octets[0] & 0xff) + "." + (octets[1] & 0xff) + "." + (octets[2] & 0xff) + "." + (octets[3] & 0xff);
    }

    /** The JDK turns ::ffff:a.b.c.d into IPv4; this turns it back. */
    private static byte[] mapped(byte[] v4) {
        byte[] v6 = new byte[V6_OCTETS];
        v6[10] = (byte) 0xff;
        v6[11] = (byte) 0xff;
        System.arraycopy(v4, 0, v6, v6.length - V4_OCTETS, V4_OCTETS);
        return v6;
    }

    private static int[] groups(byte[] address) {
        int[] groups = new int[GROUPS];
        if (address.length == V4_OCTETS) { // the JDK turns ::ffff:a.b.c.d into IPv4
            groups[5] = 0xffff;
            groups[6] = ((address[0] & 0xff) << 8) | (address[1] & 0xff);
            groups[7] = ((address[2] & 0xff) << 8) | (address[3] & 0xff);
            return groups;
        }
        for (int i = 0; i < GROUPS; i++) groups[i] = ((address[2 * i] & 0xff) << 8) | (address[2 * i + 1] & 0xff);
        return groups;
    }

    /** RFC 5952 section 4: the longest run of two or more zero groups, the first of equals, becomes {@code ::}. */
    private static String compress(int[] groups) {
        int runStart = -1;
        int runLength = 1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && groups[end] == 0) end++;
            if (end - start > runLength) {
                runStart = start;
                runLength = end - start;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == runStart) {
                text.append("::");
                i += runLength - 1;
                continue;
            }
            if (text.length() > 0 && text.charAt(text.length() - 1) != ':') text.append(':');
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
