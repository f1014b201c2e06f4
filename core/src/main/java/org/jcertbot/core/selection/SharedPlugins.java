package org.jcertbot.core.selection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * Hands out the same object to all certificates that use a plugin in the same way. Authenticators and installers are
 * shared apart: certificates with different authenticators may well have one server.
 */
final class SharedPlugins implements PluginSupply {
    /** Beside a plugin's own options, what it may go by in a certificate's settings. */
    private static final List<Option<?>> SEEN_BY_ALL = List.of(
            Options.CONFIG_DIR,
            Options.WORK_DIR,
            Options.LOGS_DIR,
            Options.HTTP_01_PORT,
            Options.HTTP_01_ADDRESS,
            Options.TLS_ALPN_01_PORT,
            Options.TLS_ALPN_01_ADDRESS,
            Options.HTTPS_PORT);

    /** Certificates that agree in all of this share an object. */
    private record Use(PluginProvider plugin, Map<Option<?>, Object> values) {
        static Use of(PluginProvider plugin, Settings settings) {
            var values = new HashMap<Option<?>, Object>();
            for (Option<?> option : SEEN_BY_ALL) note(option, settings, values);
            for (Option<?> option : plugin.options()) note(option, settings, values);
            return new Use(plugin, values);
        }

        private static void note(Option<?> option, Settings settings, Map<Option<?>, Object> values) {
            settings.find(option).ifPresent(value -> values.put(option, value));
        }
    }

    private final PluginSupply made;
    private final Map<Use, Authenticator> authenticators = new HashMap<>();
    private final Map<Use, Installer> installers = new HashMap<>();

    /** @param made where the first one of a kind comes from */
    SharedPlugins(PluginSupply made) {
        this.made = made;
    }

    @Override
    public Authenticator authenticator(AuthenticatorProvider provider, PluginContext context)
            throws CertbotException, InterruptedException {
        if (!provider.servesManyCertificates()) return made.authenticator(provider, context);
        Use use = Use.of(provider, context.settings());
        Authenticator shared = authenticators.get(use);
        if (shared == null) {
            shared = made.authenticator(provider, context);
            authenticators.put(use, shared);
        }
        return shared;
    }

    @Override
    public Optional<Installer> installer(
            PluginProvider provider, Optional<Authenticator> authenticator, PluginContext context)
            throws CertbotException, InterruptedException {
        Use use = Use.of(provider, context.settings());
        Installer shared = installers.get(use);
        if (shared != null) return Optional.of(shared);
        Optional<Installer> first = made.installer(provider, authenticator, context);
        first.ifPresent(installer -> installers.put(use, installer));
        return first;
    }
}
