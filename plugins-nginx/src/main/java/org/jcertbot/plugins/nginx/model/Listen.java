package org.jcertbot.plugins.nginx.model;

import java.util.List;
import java.util.Optional;

/**
 * An address that a server answers on.
 *
 * @param source the directive; empty when the server has none and nginx takes port 80
 * @param parameters the arguments after the address
 */
public record Listen(Optional<Located> source, Address address, List<String> parameters) {
    /** What a {@code listen} directive says. */
    public static Listen of(Located source) {
        List<String> arguments = source.directive().arguments();
        if (arguments.isEmpty()) return implied();
        return new Listen(Optional.of(source), Address.parse(arguments.get(0)), arguments.subList(1, arguments.size()));
    }

    static Listen implied() {
        return new Listen(Optional.empty(), Address.everywhere(Address.HTTP), List.of());
    }

    /** True when the directive says {@code ssl} or {@code quic}; another server may say so for the same socket. */
    boolean saysTls() {
        return has("ssl") || isQuic();
    }

    /** HTTP/3 over UDP, always with TLS: another socket than the one for TCP. */
    public boolean isQuic() {
        return has("quic");
    }

    public boolean isDefaultServer() {
        return has("default_server") || has("default");
    }

    /** True when the word stands there, alone or with a value ({@code ipv6only=on}). */
    public boolean has(String parameter) {
        for (String word : parameters) if (word.equals(parameter) || word.startsWith(parameter + "=")) return true;
        return false;
    }

    /**
     * The text of the address as it is written, without the port; empty when only a port is written. A Unix socket has no
     * port: its text is the whole address.
     */
    public String writtenHost() {
        if (address.family() == Address.Family.UNIX) return address.toString();
        String text = source.map(listen -> listen.directive().word(1)).orElse("");
        if (text.startsWith("[")) return text.substring(0, text.indexOf(']') + 1);
        int colon = text.lastIndexOf(':');
        if (colon >= 0) return text.substring(0, colon);
        return text.chars().allMatch(c -> c == '-' || Character.isDigit(c)) ? "" : text;
    }

    @Override
    public String toString() {
        return address + (parameters.isEmpty() ? "" : " " + String.join(" ", parameters));
    }
}
