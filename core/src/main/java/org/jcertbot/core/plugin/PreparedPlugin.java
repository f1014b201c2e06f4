package org.jcertbot.core.plugin;

import java.util.Optional;
import org.jcertbot.core.error.PluginException;

/**
 * A plugin that is ready for its role.
 *
 * @param authenticator present when the role asks for one
 * @param installer present when the role asks for one
 */
record PreparedPlugin(PluginProvider provider, Optional<Authenticator> authenticator, Optional<Installer> installer) {
    static PreparedPlugin prepare(PluginProvider provider, Role role, PluginContext context) throws PluginException {
        Optional<Authenticator> authenticator = Optional.empty();
        Optional<Installer> installer = Optional.empty();
        if (role.authenticates() && provider instanceof AuthenticatorProvider makesAuthenticators) {
            Authenticator made = makesAuthenticators.authenticator(context);
            made.prepare();
            authenticator = Optional.of(made);
            if (role.installs() && made instanceof Installer both) installer = Optional.of(both);
        }
        if (role.installs() && installer.isEmpty() && provider instanceof InstallerProvider makesInstallers) {
            Installer made = makesInstallers.installer(context);
            made.prepare();
            installer = Optional.of(made);
        }
        return new PreparedPlugin(provider, authenticator, installer);
    }
}
