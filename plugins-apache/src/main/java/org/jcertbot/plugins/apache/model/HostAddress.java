package org.jcertbot.plugins.apache.model;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcertbot.core.identifier.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address of a {@code VirtualHost} section.
 *
 * @param host {@code *} for all addresses ({@code _default_} is the same), an IPv4 address, an IPv6 address in brackets
 *     in its canonical form, or a host name in lower case
 * @param port empty for all ports that are listened on
 */
public record HostAddress(String host, OptionalInt port) {
    private static final String ALL = "*";
    private static final Pattern IPV6 = Pattern.compile("\\[([^]]*)](?::(.*))?");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    /** An argument of the opening tag. */
    static HostAddress parse(String written) {
        Matcher ipv6 = IPV6.matcher(written);
        if (ipv6.matches()) return new HostAddress(canonical(ipv6.group(1)), port(ipv6.group(2)));
        int colon = written.lastIndexOf(':');
        String host = colon < 0 ? written : written.substring(0, colon);
        OptionalInt port = colon < 0 ? OptionalInt.empty() : port(written.substring(colon + 1));
        boolean all = host.isEmpty() || host.equals(ALL) || host.equalsIgnoreCase("_default_");
        return new HostAddress(all ? ALL : host.toLowerCase(Locale.ROOT), port);
    }

    private static String canonical(String ipv6) {
        return "[" + IpAddress.find(ipv6).map(IpAddress::text).orElse(ipv6) + "]";
    }

    private static OptionalInt port(@Nullable String written) {
        boolean number = written != null && PORT.matcher(written).matches();
        return number ? OptionalInt.of(Integer.parseInt(written)) : OptionalInt.empty();
    }

    /** True when requests to this port can reach the host. */
    public boolean covers(int wanted) {
        return port.isEmpty() || port.getAsInt() == wanted;
    }

    /** True for all addresses. */
    public boolean isWildcard() {
        return host.equals(ALL);
    }

    @Override
    public String toString() {
        return port.isEmpty() ? host : host + ":" + port.getAsInt();
    }
}
