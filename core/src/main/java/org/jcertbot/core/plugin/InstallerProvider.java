package org.jcertbot.core.plugin;

import org.jcertbot.core.error.PluginException;

/** A plugin that can put certificates to use in a server. */
public interface InstallerProvider extends PluginProvider {
    /**
     * Makes the installer. It is not called when the plugin is also asked to authenticate and its authenticator is an
     * {@link Installer} too: one object then plays both parts.
     */
    Installer installer(PluginContext context) throws PluginException;
}
