package org.jcertbot.plugins.nginx.enhancement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.Directive;

/** What is to be done, by server, before anything is done: so that enhancements know of each other. */
final class EnhancementPlan {
    private final Configuration configuration;
    private final Map<Server, Integer> places = new HashMap<>();
    /** By block: a file that is included twice has the same one in two servers. */
    private final Map<Directive, ServerPlan> byBlock = new LinkedHashMap<>();

    private final List<String> messages = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    EnhancementPlan(Configuration configuration) {
        this.configuration = configuration;
        for (Server server : configuration.servers()) places.put(server, places.size());
    }

    Configuration configuration() {
        return configuration;
    }

    ServerPlan of(Server server) {
        return byBlock.computeIfAbsent(server.block().directive(), block -> new ServerPlan(server, place(server)));
    }

    /** Without the second one of two servers that are one block. */
    static Collection<Server> withoutTwins(Collection<Server> servers) {
        var byBlock = new LinkedHashMap<Directive, Server>();
        for (Server server : servers) byBlock.putIfAbsent(server.block().directive(), server);
        return byBlock.values();
    }

    private int place(Server server) {
        Integer place = places.get(server);
        if (place == null) throw new IllegalArgumentException("of another configuration: " + server);
        return place;
    }

    Collection<ServerPlan> servers() {
        return byBlock.values();
    }

    /** Tells the user something. */
    void say(String message) {
        messages.add(message);
    }

    /** Adds something to the list of changes of the checkpoint. */
    void note(String note) {
        notes.add(note);
    }

    Revision told(Revision revision) {
        return revision.telling(notes, messages);
    }
}
