package org.jcertbot.core.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UnexpectedException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.InstallerProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;

/**
 * What {@code certbot plugins} tells about one plugin.
 *
 * @param problem why the plugin could not be started or cannot work here; empty when that was not tried or went well
 */
record PluginReport(PluginProvider plugin, Optional<CertbotException> problem) {
    /** How far a plugin is tried out. */
    enum Trial {
        NONE,
        INIT,
        PREPARE
    }

    static PluginReport of(PluginProvider plugin, Trial trial, PluginContext context) throws InterruptedException {
        try {
            if (trial != Trial.NONE) tryOut(plugin, trial == Trial.PREPARE, context);
            return new PluginReport(plugin, Optional.empty());
        } catch (CertbotException e) {
            return new PluginReport(plugin, Optional.of(e));
        } catch (RuntimeException bug) {
            return new PluginReport(plugin, Optional.of(new UnexpectedException(bug)));
        }
    }

    List<String> interfaces() {
        var interfaces = new ArrayList<String>();
        if (plugin instanceof AuthenticatorProvider) interfaces.add("Authenticator");
        if (plugin instanceof InstallerProvider) interfaces.add("Installer");
        interfaces.add("Plugin");
        return interfaces;
    }

    /** The class that offers the plugin. */
    String entryPoint() {
        return plugin.getClass().getName();
    }

    private static void tryOut(PluginProvider plugin, boolean prepare, PluginContext context)
            throws CertbotException, InterruptedException {
        if (plugin instanceof AuthenticatorProvider provider) {
            Authenticator authenticator = provider.authenticator(context);
            if (prepare) authenticator.prepare();
            if (authenticator instanceof Installer) return;
        }
        if (plugin instanceof InstallerProvider provider) {
            Installer installer = provider.installer(context);
            if (prepare) installer.prepare();
        }
    }
}
