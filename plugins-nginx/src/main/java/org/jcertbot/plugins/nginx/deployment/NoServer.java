package org.jcertbot.plugins.nginx.deployment;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.NearMiss;
import org.jcertbot.plugins.nginx.model.NearMisses;
import org.jcertbot.plugins.nginx.model.Server;

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
        return NearMisses.of(configuration, name).stream()
                .map(NoServer::question)
                .toList();
    }

    private static String question(NearMiss miss) {
        String has = "The " + miss.server() + " has \"" + miss.name() + "\"";
        return switch (miss.reason()) {
            case COMMA -> has + ": names are separated by blanks, a comma is a part of them.";
            case TYPO -> has + ": is it a slip?";
            case WWW -> has + ".";
        };
    }
}
