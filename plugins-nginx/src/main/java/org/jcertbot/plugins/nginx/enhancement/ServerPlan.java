package org.jcertbot.plugins.nginx.enhancement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.edit.Edits;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;

/** What all enhancements together do to one server. */
final class ServerPlan {
    private final Server server;
    private final int place;
    private final List<NewDirective> added = new ArrayList<>();
    private final Map<Located, List<String>> changed = new LinkedHashMap<>();
    private final Set<DnsName> redirected = new LinkedHashSet<>();
    private boolean tlsOnly;

    /** @param place where it is among the servers of the configuration */
    ServerPlan(Server server, int place) {
        this.server = server;
        this.place = place;
    }

    /** The server in a configuration that has the same servers, whatever has changed in them. */
    Server in(Configuration changed) {
        return changed.servers().get(place);
    }

    void add(NewDirective directive) {
        added.add(directive);
    }

    /** Gives a directive that is there other arguments. */
    void change(Located directive, List<String> arguments) {
        changed.put(directive, arguments);
    }

    void redirect(List<DnsName> names) {
        redirected.addAll(names);
    }

    /** What is added must not be sent over plain HTTP. */
    void keepToTls() {
        tlsOnly = true;
    }

    boolean adds(String name) {
        return added.stream().anyMatch(directive -> directive.header().startsWith(name + " "));
    }

    /** The names whose plain requests are redirected here. */
    Set<DnsName> redirected() {
        return redirected;
    }

    /** True when its plain addresses have to become a server of their own, if it has TLS too. */
    boolean separatesPlain() {
        return tlsOnly || !redirected.isEmpty();
    }

    void fill(Edits edits) {
        edits.append(server.block(), added);
        changed.forEach(edits::replaceArguments);
    }
}
