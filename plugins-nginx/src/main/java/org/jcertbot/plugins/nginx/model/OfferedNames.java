package org.jcertbot.plugins.nginx.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.IpAddress;

/**
 * The names in a configuration that somebody may want a certificate for. What no authority or this plugin can do by
 * itself is left out: wildcards, expressions, names of one label, with underscores, or outside of ASCII.
 */
public final class OfferedNames {
    private static final int MAX_NAME = 255;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");

    private OfferedNames() {}

    /**
     * Each name once, in the order of the configuration. No name server is asked for anything.
     *
     * @param hostName of this machine, what {@code $hostname} stands for
     */
    public static List<DnsName> of(Configuration configuration, String hostName) {
        var names = new LinkedHashSet<String>();
        for (Server server : configuration.servers()) {
            for (ServerName name : server.names())
                names.add(canonical(name.on(hostName).written()));
            for (Listen listen : server.listens()) {
                if (listen.address().family() == Address.Family.NAME)
                    names.add(canonical(listen.address().host()));
            }
        }
        var offered = new ArrayList<DnsName>();
        for (String name : names) if (isOffered(name)) offered.add(new DnsName(name));
        return offered;
    }

    private static String canonical(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean isOffered(String name) {
        return name.length() <= MAX_NAME
                && HOST.matcher(name).matches()
                && IpAddress.find(name).isEmpty();
    }
}
