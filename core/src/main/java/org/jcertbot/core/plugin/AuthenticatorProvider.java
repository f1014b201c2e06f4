package org.jcertbot.core.plugin;

import org.jcertbot.core.error.PluginException;

/** A plugin that can prove control of identifiers. */
public interface AuthenticatorProvider extends PluginProvider {
    /** Makes the authenticator; what it needs from the system is checked in {@link Authenticator#prepare}. */
    Authenticator authenticator(PluginContext context) throws PluginException;
}
