package org.jcertbot.plugins.nginx.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcertbot.core.identifier.IpAddress;

/**
 * What a {@code listen} directive listens on. Two addresses that are one socket for nginx are equal, however they are
 * written.
 *
 * @param family what kind of host it is
 * @param host canonical: {@code 0.0.0.0} for all of IPv4, an IPv6 address in brackets ({@code [::]} for all), a host
 *     name, or the path of a Unix socket
 * @param firstPort 0 for a Unix socket
 * @param lastPort other than the first for a range of ports
 */
public record Address(Family family, String host, int firstPort, int lastPort) {
    /** What is listened with. */
    public enum Family {
        IPV4,
        IPV6,
        /** A host name, whose addresses nginx asks for when it starts. */
        NAME,
        UNIX
    }

    static final int HTTP = 80;
    private static final String ALL_IPV4 = "0.0.0.0";
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
    private static final Pattern HOST_AND_PORTS = Pattern.compile("(.*?)(?::([^:]*))?", Pattern.DOTALL);

    /** The first argument of a {@code listen} directive; a port that is not given is 80. */
    public static Address parse(String text) {
        if (text.startsWith("unix:")) return new Address(Family.UNIX, text.substring("unix:".length()), 0, 0);
        if (text.startsWith("[")) return ipv6(text);
        if (PORTS.matcher(text).matches()) return withPorts(Family.IPV4, ALL_IPV4, text);
        Matcher parts = HOST_AND_PORTS.matcher(text);
        if (!parts.matches()) throw new AssertionError("matches everything");
        String host = parts.group(1);
        String ports = parts.group(2) == null ? "" : parts.group(2);
        if (host.isEmpty() || host.equals("*")) return withPorts(Family.IPV4, ALL_IPV4, ports);
        return withPorts(IpAddress.find(host).isPresent() ? Family.IPV4 : Family.NAME, host, ports);
    }

    /** All of IPv4 at a port. */
    static Address everywhere(int port) {
        return new Address(Family.IPV4, ALL_IPV4, port, port);
    }

    private static Address ipv6(String text) {
        int end = text.indexOf(']');
        if (end < 0) return withPorts(Family.NAME, text, "");
        String inside = text.substring(1, end);
        boolean isCanonical = inside.equals("::"); // by far the most common, and there may be thousands
        String canonical = isCanonical
                ? inside
                : IpAddress.find(inside).map(IpAddress::text).orElse(inside);
        String rest = text.substring(end + 1);
        return withPorts(Family.IPV6, "[" + canonical + "]", rest.startsWith(":") ? rest.substring(1) : "");
    }

    private static Address withPorts(Family family, String host, String ports) {
        Matcher range = PORTS.matcher(ports);
        if (!range.matches()) return new Address(family, host, HTTP, HTTP);
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        return new Address(family, host, first, last);
    }

    /** True when the port is the one, or among those, that are listened on. */
    public boolean covers(int port) {
        return firstPort <= port && port <= lastPort;
    }

    /** The same host at another port. */
    public Address at(int port) {
        return new Address(family, host, port, port);
    }

    /** True for an address that only this machine can reach. */
    public boolean isLoopback() {
        return host.equals("[::1]") || (family == Family.IPV4 && host.startsWith("127.")) || host.equals("localhost");
    }

    /** True for all addresses of its family. */
    public boolean isWildcard() {
        return host.equals(ALL_IPV4) || host.equals("[::]");
    }

    @Override
    public String toString() {
        if (family == Family.UNIX) return "unix:" + host;
        return host + ":" + firstPort + (lastPort == firstPort ? "" : "-" + lastPort);
    }
}
