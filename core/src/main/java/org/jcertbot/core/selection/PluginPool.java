package org.jcertbot.core.selection;

import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.settings.Settings;

/**
 * The plugins of a run that has many certificates. Those that use a plugin in the same way share one object: it is
 * prepared once, presents all their challenges together, and restarts their server once.
 */
public final class PluginPool {
    private final PluginCatalog catalog;
    private final PluginSelection selection;

    /** @param context the world that plugins are given, with the settings of the first certificate that uses them */
    public PluginPool(PluginCatalog catalog, PluginContext context) {
        this.catalog = catalog;
        this.selection = new PluginSelection(catalog, new SharedPlugins(new NewPlugins()), context);
    }

    /** As {@link PluginSelection#forCertificate}. */
    public SelectedPlugins forCertificate(Settings settings) throws CertbotException, InterruptedException {
        return selection.forCertificate(settings);
    }

    /** False when the authenticator of a certificate wants it to come alone. */
    public boolean servesManyCertificates(Settings settings) {
        return requested(settings)
                .flatMap(catalog::find)
                .filter(plugin ->
                        plugin instanceof AuthenticatorProvider provider && !provider.servesManyCertificates())
                .isEmpty();
    }

    /** Requests that contradict each other are told of when the plugins of that certificate are selected. */
    private static Optional<String> requested(Settings settings) {
        try {
            return PluginRequests.of(settings).authenticator();
        } catch (InvalidInputException contradiction) {
            return Optional.empty();
        }
    }
}
