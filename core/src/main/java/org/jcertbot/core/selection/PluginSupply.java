package org.jcertbot.core.selection;

import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;

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
