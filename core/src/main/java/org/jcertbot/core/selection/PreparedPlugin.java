package org.jcertbot.core.selection;

import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;

/**
 * A plugin that is ready for its role.
 *
 * @param authenticator present when the role asks for one
 * @param installer present when the role asks for one
 */
record PreparedPlugin(PluginProvider provider, Optional<Authenticator> authenticator, Optional<Installer> installer) {
    static PreparedPlugin prepare(PluginProvider provider, Role role, PluginSupply supply, PluginContext context)
            throws CertbotException, InterruptedException {
        Optional<Authenticator> authenticator =
                role.authenticates() && provider instanceof AuthenticatorProvider proving
                        ? Optional.of(supply.authenticator(proving, context))
                        : Optional.empty();
        Optional<Installer> installer =
                role.installs() ? supply.installer(provider, authenticator, context) : Optional.empty();
        return new PreparedPlugin(provider, authenticator, installer);
    }
}
