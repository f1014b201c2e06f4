package org.jcertbot.core.plugin;

import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.nameserver.AuthoritativeServers;

/** The network as plugins use it. Nothing is set up, or even loaded, before it is asked for; the run ends all of it. */
public interface PluginNetwork {
    HttpSender http();

    AuthoritativeServers nameServers();

    /** Threads for requests that may be made at the same time. */
    Workers workers();
}
