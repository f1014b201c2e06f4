package org.jcertbot.core.plugin;

import org.jcertbot.core.error.PluginException;

/** A plugin that can prove control of identifiers. */
public interface AuthenticatorProvider extends PluginProvider {
    /** Makes the authenticator; what it needs from the system is checked in {@link Authenticator#prepare}. */
    Authenticator authenticator(PluginContext context) throws PluginException;

    /**
     * True when one authenticator may present the challenges of several certificates at once, provided that they have
     * the same values of the plugin's own options. False: certificates come one after the other.
     */
    default boolean servesManyCertificates() {
        return true;
    }
}
