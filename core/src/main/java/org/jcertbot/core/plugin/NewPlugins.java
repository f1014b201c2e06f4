package org.jcertbot.core.plugin;

import java.util.Optional;
import org.jcertbot.core.error.CertbotException;

/** Makes and prepares a plugin whenever one is wanted. */
final class NewPlugins implements PluginSupply {
    @Override
    public Authenticator authenticator(AuthenticatorProvider provider, PluginContext context)
            throws CertbotException, InterruptedException {
        Authenticator made = provider.authenticator(context);
        made.prepare();
        return made;
    }

    @Override
    public Optional<Installer> installer(
            PluginProvider provider, Optional<Authenticator> authenticator, PluginContext context)
            throws CertbotException, InterruptedException {
        if (authenticator.isPresent() && authenticator.get() instanceof Installer both) return Optional.of(both);
        if (!(provider instanceof InstallerProvider makesInstallers)) return Optional.empty();
        Installer made = makesInstallers.installer(context);
        made.prepare();
        return Optional.of(made);
    }
}
