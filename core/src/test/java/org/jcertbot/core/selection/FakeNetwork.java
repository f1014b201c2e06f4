package org.jcertbot.core.selection;

import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.nameserver.AuthoritativeServers;
import org.jcertbot.core.plugin.HttpSender;
import org.jcertbot.core.plugin.PluginNetwork;

/** No HTTP, and the name servers of a test. */
public record FakeNetwork(AuthoritativeServers nameServers, Workers workers) implements PluginNetwork {
    public FakeNetwork() {
        this(AuthoritativeServers.NONE, new Workers(4));
    }

    @Override
    public HttpSender http() {
        throw new UnsupportedOperationException("no test sends anything");
    }
}
