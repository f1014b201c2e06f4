package org.jcertbot.plugins.nginx.edit;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerName;

/** Says that names have no server, and what may be the reason. */
record NoServer(Configuration configuration, List<DnsName> names) {
    /**
     * @param defaults the default servers
     * @param usable those of them that a copy could be made of
     */
    PluginException because(List<Server> defaults, List<Server> usable) {
        var next = new ArrayList<String>();
        for (DnsName name : names) next.addAll(nearMisses(name));
        next.add("Set the \"server_name\" directive of the server that answers for them, and run this again.");
        return new PluginException(
                "No server of the nginx configuration answers to " + text() + ".",
                reason(defaults, usable),
                String.join(" ", next));
    }

    private String text() {
        return String.join(", ", names.stream().map(DnsName::text).toList());
    }

    private static String reason(List<Server> defaults, List<Server> usable) {
        if (defaults.isEmpty()) return "There is no default server either that could be copied.";
        if (usable.size() > 1)
            return "There are several default servers (" + places(usable) + "): which one to copy is not clear.";
        return "The default server (" + places(defaults)
                + ") only rejects or redirects requests, so that a copy would have no content.";
    }

    private static String places(List<Server> servers) {
        return String.join(
                ", ", servers.stream().map(server -> server.block().place()).toList());
    }

    /** Names that were probably meant to be this one. */
    private List<String> nearMisses(DnsName name) {
        var found = new ArrayList<String>();
        for (Server server : configuration.servers()) {
            for (ServerName present : server.names()) {
                if (isWithComma(present, name)) {
                    found.add("The " + server + " has \"" + present
                            + "\": names are separated by blanks, a comma is a part of them.");
                } else if (present.kind() == ServerName.Kind.EXACT && isTypo(present.text(), name.text())) {
                    found.add("The " + server + " has the name " + present + ": is it a slip?");
                }
            }
        }
        return found;
    }

    private static boolean isWithComma(ServerName present, DnsName name) {
        return present.written().contains(",")
                && List.of(present.text().split(",")).contains(name.text());
    }

    /** One character more, less, other, or two exchanged. */
    private static boolean isTypo(String a, String b) {
        int start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) start++;
        String restA = a.substring(start);
        String restB = b.substring(start);
        if (restA.isEmpty() || restB.isEmpty()) return restA.length() + restB.length() == 1;
        boolean exchanged = restA.length() > 1
                && restB.length() > 1
                && restA.charAt(0) == restB.charAt(1)
                && restA.charAt(1) == restB.charAt(0)
                && restA.substring(2).equals(restB.substring(2));
        return exchanged
                || restA.substring(1).equals(restB)
                || restB.substring(1).equals(restA)
                || restA.substring(1).equals(restB.substring(1));
    }
}
