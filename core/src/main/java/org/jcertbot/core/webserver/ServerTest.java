package org.jcertbot.core.webserver;

import org.jcertbot.core.error.PluginException;

/** A server's own judgement of the configuration that is on the disk, such as {@code nginx -t}. */
@FunctionalInterface
public interface ServerTest {
    /**
     * Asks the server.
     *
     * @throws PluginException when it refuses the configuration, with its complaint
     */
    void test() throws PluginException, InterruptedException;
}
