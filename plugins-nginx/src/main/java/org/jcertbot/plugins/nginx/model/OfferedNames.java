package org.jcertbot.plugins.nginx.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
        var names = new LinkedHashSet<DnsName>();
        for (Server server : configuration.servers()) {
            for (ServerName name : server.names()) add(name.on(hostName).written(), names);
            for (Listen listen : server.listens()) {
                if (listen.address().family() == Address.Family.NAME)
                    add(listen.address().host(), names);
            }
        }
        return new ArrayList<>(names);
    }

    private static void add(String written, Set<DnsName> names) {
        String name = written.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) name = name.substring(0, name.length() - 1);
        if (name.length() > MAX_NAME || !HOST.matcher(name).matches()) return;
        if (IpAddress.find(name).isEmpty()) names.add(new DnsName(name));
    }
}
