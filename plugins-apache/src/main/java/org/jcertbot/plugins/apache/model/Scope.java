package org.jcertbot.plugins.apache.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What a directive applies to while the configuration is read: the main server, a host, or less. Directives in conditions
 * that hold, and in included files, belong to what these stand in.
 */
final class Scope {
    private final List<Located> directives = new ArrayList<>();
    private final boolean isServer;

    private Scope(boolean isServer) {
        this.isServer = isServer;
    }

    /** The main server or a host. */
    static Scope ofServer() {
        return new Scope(true);
    }

    /** A directory, a location, or whatever else is less than a server. */
    static Scope ofLess() {
        return new Scope(false);
    }

    boolean isServer() {
        return isServer;
    }

    void add(Located directive) {
        directives.add(directive);
    }

    List<Located> directives() {
        return directives;
    }
}
