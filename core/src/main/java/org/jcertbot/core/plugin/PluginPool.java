package org.jcertbot.core.plugin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;

/**
 * The plugins of a run that has many certificates. Those that use a plugin in the same way share one object: it is
 * prepared once, and presents all their challenges together.
 */
public final class PluginPool {
    /** Beside a plugin's own options, what it can see of a certificate's settings and may go by. */
    private static final List<Option<?>> SEEN_BY_ALL = List.of(
            Options.AUTHENTICATOR,
            Options.INSTALLER,
            Options.CONFIG_DIR,
            Options.WORK_DIR,
            Options.LOGS_DIR,
            Options.HTTP_01_PORT,
            Options.HTTP_01_ADDRESS);

    private final PluginSelection selection;
    private final PluginCatalog catalog;
    private final Map<Map<Option<?>, Object>, SelectedPlugins> pool = new HashMap<>();

    public PluginPool(PluginSelection selection, PluginCatalog catalog) {
        this.selection = selection;
        this.catalog = catalog;
    }

    /** As {@link PluginSelection#forCertificate}; the settings of the result are those of this certificate. */
    public SelectedPlugins forCertificate(Settings settings) throws CertbotException {
        Map<Option<?>, Object> use = use(settings);
        SelectedPlugins pooled = pool.get(use);
        if (pooled == null) {
            pooled = selection.forCertificate(settings);
            if (pooled.provider().servesManyCertificates()) pool.put(use, pooled);
        }
        return new SelectedPlugins(
                pooled.provider(), pooled.authenticator(), pooled.installer(), recorded(pooled.settings(), settings));
    }

    /** False when the authenticator of a certificate wants it to come alone. */
    public boolean servesManyCertificates(Settings settings) {
        return settings.find(Options.AUTHENTICATOR)
                .flatMap(catalog::find)
                .filter(plugin ->
                        plugin instanceof AuthenticatorProvider provider && !provider.servesManyCertificates())
                .isEmpty();
    }

    private Map<Option<?>, Object> use(Settings settings) {
        var use = new HashMap<Option<?>, Object>();
        for (Option<?> option : SEEN_BY_ALL) note(option, settings, use);
        for (PluginProvider plugin : catalog.all()) {
            for (Option<?> option : plugin.options()) note(option, settings, use);
        }
        return use;
    }

    private static void note(Option<?> option, Settings settings, Map<Option<?>, Object> use) {
        settings.find(option).ifPresent(value -> use.put(option, value));
    }

    /** As the selection does for the certificate that it is made for. */
    private static Settings recorded(Settings pooled, Settings settings) {
        Settings recorded = settings.with(Options.AUTHENTICATOR, pooled.get(Options.AUTHENTICATOR), Source.RUN);
        Optional<String> installer = pooled.find(Options.INSTALLER);
        return installer.isPresent()
                ? recorded.with(Options.INSTALLER, installer.get(), Source.RUN)
                : recorded.without(Options.INSTALLER);
    }
}
