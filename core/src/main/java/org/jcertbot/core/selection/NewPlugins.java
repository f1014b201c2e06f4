package org.jcertbot.core.selection;

import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.InstallerProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;

/** Makes and prepares a plugin whenever one is wanted. */
final class NewPlugins implements PluginSupply {
    @Override
    public Authenticator authenticator(AuthenticatorProvider provider, PluginContext context)
            throws CertbotException, InterruptedException {
        Authenticator made = new GuardedAuthenticator(provider.name(), made(provider, context));
        made.prepare();
        return made;
    }

    private static Authenticator made(AuthenticatorProvider provider, PluginContext context) throws PluginException {
        try {
            return provider.authenticator(context);
        } catch (RuntimeException | LinkageError bug) {
            throw new FaultyPluginException(provider.name(), bug);
        }
    }

    @Override
    public Optional<Installer> installer(
            PluginProvider provider, Optional<Authenticator> authenticator, PluginContext context)
            throws CertbotException, InterruptedException {
        Optional<Installer> both = authenticator.flatMap(NewPlugins::alsoInstalling);
        if (both.isPresent()) return both;
        if (!(provider instanceof InstallerProvider makesInstallers)) return Optional.empty();
        try {
            Installer made = makesInstallers.installer(context);
            made.prepare();
            return Optional.of(made);
        } catch (RuntimeException | LinkageError bug) {
            throw new FaultyPluginException(provider.name(), bug);
        }
    }

    private static Optional<Installer> alsoInstalling(Authenticator made) {
        return made instanceof GuardedAuthenticator guarded ? guarded.installer() : Optional.empty();
    }
}
