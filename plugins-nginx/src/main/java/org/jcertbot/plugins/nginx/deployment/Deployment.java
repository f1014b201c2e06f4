package org.jcertbot.plugins.nginx.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.edit.Edits;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Listen;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;

/**
 * Gives servers a certificate. A server with TLS gets it in the place of the one that it has; a plain one begins to listen
 * for TLS beside what it does already.
 */
public final class Deployment {
    private final TlsRequest request;

    public Deployment(TlsRequest request) {
        this.request = request;
    }

    /**
     * Works out the change.
     *
     * @param servers of this revision's configuration, with the names that each of them is to get the certificate for
     * @param unmatched names that no server has: a copy of the default server gets them
     * @throws PluginException when a server cannot be changed without harm, or there is nothing to copy
     */
    public Revision deploy(Revision start, Map<Server, List<DnsName>> servers, List<DnsName> unmatched)
            throws PluginException {
        Map<Server, Set<DnsName>> targets = targets(start.configuration(), servers);
        Revision deployed = targets.isEmpty() ? start : deploy(start, targets);
        if (unmatched.isEmpty()) return deployed;
        var copy = DefaultServerCopy.make(deployed, unmatched, request);
        return deploy(copy.revision(), Map.of(copy.server(), new LinkedHashSet<>(unmatched)));
    }

    /** Blocks once each, even if their file is included twice; and none that would only redirect to itself. */
    private Map<Server, Set<DnsName>> targets(Configuration configuration, Map<Server, List<DnsName>> servers)
            throws PluginException {
        var byBlock = new LinkedHashMap<Located, Server>();
        var targets = new LinkedHashMap<Server, Set<DnsName>>();
        var answering = new AnsweringServer(configuration, request.ports().https());
        for (var entry : servers.entrySet()) {
            for (DnsName name : entry.getValue()) {
                Server found = answering.insteadOf(entry.getKey(), name);
                Server server = Optional.ofNullable(byBlock.putIfAbsent(found.block(), found))
                        .orElse(found);
                targets.computeIfAbsent(server, one -> new LinkedHashSet<>()).add(name);
            }
        }
        return targets;
    }

    private Revision deploy(Revision before, Map<Server, Set<DnsName>> targets) throws PluginException {
        Configuration configuration = before.configuration();
        var users = new SharedDirectives(configuration, targets.keySet());
        var listens = new TlsListens(configuration, users, request);
        var certificates = new CertificateDirectives(users, request);
        var options = new TlsSettings(configuration, request);
        var edits = new Edits();
        for (Server server : targets.keySet()) {
            RejectedHandshakes.refuse(configuration, server);
            boolean plain = !configuration.isTls(server);
            var lines = new ArrayList<NewDirective>();
            if (plain) lines.addAll(listens.add(edits, server));
            lines.addAll(certificates.add(edits, server));
            if (plain) lines.addAll(options.missingIn(server));
            edits.append(server.block(), lines);
        }
        Revision after = before.after(edits, Map.of(request.options(), request.optionsText()));
        for (Server server : configuration.servers()) {
            if (users.isOther(server)) refuseTlsFor(server, configuration, after.configuration());
        }
        new ForeignSockets(configuration).refuseSharing(after.configuration());
        return described(after, configuration, targets);
    }

    /** TLS belongs to the socket: what other servers answer on it without TLS would be gone. */
    private void refuseTlsFor(Server other, Configuration before, Configuration after) throws PluginException {
        for (Listen listen : other.listens()) {
            if (before.isTls(listen) || !after.isTls(listen)) continue;
            throw new PluginException(
                    "The certificate cannot be installed on port "
                            + request.ports().https() + ".",
                    "The " + other + " answers on " + listen.address() + " without TLS, and would not any more.",
                    "Add \"ssl\" and a certificate to that server, or take the \"listen\" directive out of it.");
        }
    }

    private Revision described(Revision after, Configuration before, Map<Server, Set<DnsName>> targets)
            throws PluginException {
        var messages = new ArrayList<String>();
        var notes = new ArrayList<String>();
        for (var entry : targets.entrySet()) {
            Server server = entry.getKey();
            if (!before.isTls(server) && server.listens().get(0).source().isEmpty()) {
                messages.add("The " + server
                        + " had no \"listen\" directive; it has one for port 80 now, beside that for HTTPS.");
            }
            for (DnsName name : entry.getValue()) {
                messages.add("Successfully deployed certificate for " + name.text() + " to "
                        + server.file().path());
            }
            notes.add(note(server));
        }
        messages.addAll(new ChangedDefaults(before, after.configuration())
                .messages(request.ports().https()));
        return after.telling(notes, messages);
    }

    private String note(Server server) throws PluginException {
        var addresses = new ArrayList<String>();
        for (Listen listen : server.listens()) {
            addresses.add(listen.source()
                    .map(source -> String.join(" ", source.directive().arguments()))
                    .orElse("80"));
        }
        return "Changed server in " + server.file().path() + " with addresses " + String.join(", ", addresses)
                + "\n\tssl_certificate " + request.fullChain()
                + "\n\tssl_certificate_key " + request.certificate().key();
    }
}
