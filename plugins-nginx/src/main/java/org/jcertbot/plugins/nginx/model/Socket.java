package org.jcertbot.plugins.nginx.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An address with one port that nginx listens on, for all servers that name it in their {@code listen} directives. */
public final class Socket {
    private final Address address;
    private final List<Server> servers = new ArrayList<>(1);
    private @Nullable Server declaredDefault;
    private boolean tls;
    private boolean proxied;

    /** @param address with a single port */
    Socket(Address address) {
        this.address = address;
    }

    void add(Server server, Listen listen) {
        if (servers.isEmpty() || servers.get(servers.size() - 1) != server) servers.add(server);
        if (declaredDefault == null && listen.isDefaultServer()) declaredDefault = server;
        if (listen.saysTls()) tls = true;
        if (listen.has("proxy_protocol")) proxied = true;
    }

    void beginWithTls() {
        tls = true;
    }

    public Address address() {
        return address;
    }

    /** In nginx's order; never empty. */
    public List<Server> servers() {
        return Collections.unmodifiableList(servers);
    }

    /** The server that gets requests for names that none of the servers has: the first one, unless one is declared. */
    public Server defaultServer() {
        return declaredDefault == null ? servers.get(0) : declaredDefault;
    }

    /** True when connections begin with a TLS handshake. */
    public boolean isTls() {
        return tls;
    }

    Transport transport() {
        return tls ? Transport.TLS : Transport.PLAIN;
    }

    /** True when connections begin with the address of the client, which a proxy in front of nginx writes. */
    public boolean isProxied() {
        return proxied;
    }

    @Override
    public String toString() {
        return address + (tls ? " with TLS" : "");
    }
}
