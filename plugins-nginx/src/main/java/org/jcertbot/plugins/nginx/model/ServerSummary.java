package org.jcertbot.plugins.nginx.model;

import java.util.ArrayList;

/** A server in one line, for a list to choose from. The place tells apart what else looks the same. */
public final class ServerSummary {
    private ServerSummary() {}

    /** For example {@code /etc/nginx/sites-enabled/a:3: a.test, www.a.test on 80, [::]:80 (no HTTPS)}. */
    public static String of(Configuration configuration, Server server) {
        return server.block().place() + ": " + names(server) + " on " + addresses(server)
                + (configuration.isTls(server) ? " (HTTPS)" : " (no HTTPS)");
    }

    private static String names(Server server) {
        var names = new ArrayList<String>();
        for (ServerName name : server.names()) {
            names.add(name.written().isEmpty() ? "\"\"" : Utf8.decoded(name.written()));
        }
        return names.isEmpty() ? "no name" : String.join(", ", names);
    }

    private static String addresses(Server server) {
        var addresses = new ArrayList<String>();
        for (Listen listen : server.listens()) addresses.add(brief(listen.address()));
        return String.join(", ", addresses);
    }

    /** As most people write it: a port alone means all of IPv4. */
    private static String brief(Address address) {
        String text = address.toString();
        boolean portSays = address.family() == Address.Family.IPV4 && address.isWildcard();
        return portSays ? text.substring(text.indexOf(':') + 1) : text;
    }
}
