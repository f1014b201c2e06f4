package org.jcertbot.core.plugin;

import java.util.Optional;
import org.jcertbot.core.error.CertbotException;

/** Where a selection gets plugins from that are prepared: new ones, or those that certificates share. */
interface PluginSupply {
    Authenticator authenticator(AuthenticatorProvider provider, PluginContext context)
            throws CertbotException, InterruptedException;

    /**
     * The installer of a plugin; empty when it cannot install.
     *
     * @param authenticator that of the same plugin, when it is also asked to authenticate
     */
    Optional<Installer> installer(PluginProvider provider, Optional<Authenticator> authenticator, PluginContext context)
            throws CertbotException, InterruptedException;
}
