package org.jcertbot.core.plugin;

import org.jcertbot.core.error.PluginException;

/** Puts certificates to use in a server. */
public interface Installer {
    /**
     * Checks that the plugin can work here; called once before anything is ordered.
     *
     * @throws PluginException when the server is not installed, or its configuration cannot be used
     */
    void prepare() throws PluginException;

    /**
     * Makes the running server read its configuration and its certificates again. When it returns, new connections
     * see what is on disk now.
     */
    void restart() throws PluginException, InterruptedException;
}
