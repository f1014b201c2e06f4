package org.jcertbot.core.selection;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.InstallerProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which plugins a certificate is obtained and installed with, and prepares them. */
public final class PluginSelection {
    private static final Logger LOG = LoggerFactory.getLogger(PluginSelection.class);
    private static final String HOW_TO_PROVE = "How would you like to prove control of the names to the authority?";
    private static final String HOW_TO_DO_BOTH =
            "Which server should prove control of the names and get the certificate?";
    private static final String WHICH_SERVER = "Which web server's configuration is it about?";
    private static final String WHERE_TO_INSTALL = "How would you like to install the certificate?";

    private final PluginCatalog catalog;
    private final PluginSupply supply;
    private final PluginContext context;
    private final Set<String> missingInstallers = new HashSet<>();

    /** @param context the world that plugins are given, with the settings of each selection */
    public PluginSelection(PluginCatalog catalog, PluginContext context) {
        this(catalog, new NewPlugins(), context);
    }

    PluginSelection(PluginCatalog catalog, PluginSupply supply, PluginContext context) {
        this.catalog = catalog;
        this.supply = supply;
        this.context = context;
    }

    /**
     * For a certificate that is only obtained (certonly, renew, reconfigure): an authenticator, and an installer only
     * when one was asked for.
     */
    public SelectedPlugins forCertificate(Settings settings) throws CertbotException, InterruptedException {
        var requests = PluginRequests.of(settings);
        var picker = picker(settings);
        if (requests.authenticator().isEmpty()) return chosenForCertificate(requests, picker, settings);

        String name = requests.authenticator().get();
        if (requests.authenticator().equals(requests.installer()) && Role.BOTH.canBePlayedBy(picker.installed(name))) {
            PreparedPlugin both = picker.named(name, Role.BOTH);
            return selected(both, Optional.of(both), settings);
        }
        PreparedPlugin authenticator = picker.named(name, Role.AUTHENTICATOR);
        return selected(authenticator, requestedInstaller(requests, picker), settings);
    }

    /**
     * For a certificate that is obtained and installed (run): an authenticator and an installer.
     *
     * @throws PluginException also when the authenticator that was asked for cannot install, and no installer was
     */
    public SelectedPlugins forInstalledCertificate(Settings settings) throws CertbotException, InterruptedException {
        var requests = PluginRequests.of(settings);
        var picker = picker(settings);
        if (requests.authenticator().isPresent() && requests.installer().isEmpty()) {
            refuseMereAuthenticator(picker.installed(requests.authenticator().get()));
        }
        if (requests.authenticator().equals(requests.installer())) {
            PreparedPlugin both = pick(picker, requests.authenticator(), Role.BOTH, HOW_TO_DO_BOTH);
            return selected(both, Optional.of(both), settings);
        }
        PreparedPlugin installer = pick(picker, requests.installer(), Role.INSTALLER, WHERE_TO_INSTALL);
        PreparedPlugin authenticator = pick(picker, requests.authenticator(), Role.AUTHENTICATOR, HOW_TO_PROVE);
        return selected(authenticator, Optional.of(installer), settings);
    }

    /** For work on a web server's configuration (rollback): an installer, no authenticator. */
    public Installer forServer(Settings settings) throws CertbotException, InterruptedException {
        var requests = PluginRequests.of(settings);
        var picker = picker(settings);
        PreparedPlugin server = pick(picker, requests.installer(), Role.SERVER, WHICH_SERVER);
        LOG.info("Plugin selected: Installer {}", server.provider().name());
        return server.installer().orElseThrow();
    }

    /** A web server that is chosen in the menu also gets the certificate, as with its own flag. */
    private SelectedPlugins chosenForCertificate(PluginRequests requests, PluginPicker picker, Settings settings)
            throws CertbotException, InterruptedException {
        Role role = requests.installer().isPresent() ? Role.AUTHENTICATOR : Role.AUTHENTICATOR_OR_BOTH;
        PreparedPlugin chosen = pick(picker, Optional.empty(), role, HOW_TO_PROVE);
        Optional<PreparedPlugin> installer =
                chosen.installer().isPresent() ? Optional.of(chosen) : requestedInstaller(requests, picker);
        return selected(chosen, installer, settings);
    }

    /** A certificate can be had without an installer, so one that is of no use is left out. */
    private Optional<PreparedPlugin> requestedInstaller(PluginRequests requests, PluginPicker picker)
            throws CertbotException, InterruptedException {
        if (requests.installer().isEmpty()) return Optional.empty();
        String name = requests.installer().get();
        Optional<PluginProvider> plugin = catalog.find(name);
        if (plugin.isEmpty()) {
            warnOnce(name);
            return Optional.empty();
        }
        if (!Role.INSTALLER.canBePlayedBy(plugin.get())) {
            LOG.debug("The {} plugin was asked to install the certificate, but is no installer.", name);
            return Optional.empty();
        }
        return Optional.of(picker.named(name, Role.INSTALLER));
    }

    /** A run may have thousands of certificates that name it. */
    private void warnOnce(String name) {
        if (!missingInstallers.add(name)) return;
        LOG.warn("The {} plugin does not appear to be installed: no server is told about the certificate.", name);
    }

    private PluginPicker picker(Settings settings) {
        return new PluginPicker(catalog, supply, context.with(settings));
    }

    private static PreparedPlugin pick(PluginPicker picker, Optional<String> name, Role role, String question)
            throws CertbotException, InterruptedException {
        if (name.isPresent()) return picker.named(name.get(), role);
        return picker.chosen(role, question).orElseThrow(() -> nothingFor(role));
    }

    private static PluginException nothingFor(Role role) {
        if (role == Role.AUTHENTICATOR || role == Role.AUTHENTICATOR_OR_BOTH) {
            return new PluginException(
                    "No plugin that works here can " + role.task() + ".", "", "The log file says why not.");
        }
        if (role == Role.SERVER) {
            return new PluginException("No installer was found that works here.", "", "The log file says why not.");
        }
        return new PluginException(
                "No installer was found: no web server here can be configured automatically.",
                "",
                "Use \"certbot certonly\" to obtain the certificate, and configure the server yourself.");
    }

    private static void refuseMereAuthenticator(PluginProvider plugin) throws PluginException {
        if (plugin instanceof InstallerProvider) return;
        throw new PluginException(
                "The " + plugin.name() + " plugin obtains certificates but does not install them.",
                "",
                "You probably want: certbot certonly --authenticator " + plugin.name()
                        + "\nTo install it with another plugin, name that one with --installer.");
    }

    private static SelectedPlugins selected(
            PreparedPlugin proving, Optional<PreparedPlugin> installing, Settings settings) {
        Settings recorded =
                settings.with(Options.AUTHENTICATOR, proving.provider().name(), Source.RUN);
        recorded = installing.isPresent()
                ? recorded.with(Options.INSTALLER, installing.get().provider().name(), Source.RUN)
                : recorded.without(Options.INSTALLER);
        LOG.info(
                "Plugins selected: Authenticator {}, Installer {}",
                proving.provider().name(),
                installing.map(plugin -> plugin.provider().name()).orElse("none"));
        return new SelectedPlugins(
                (AuthenticatorProvider) proving.provider(),
                proving.authenticator().orElseThrow(),
                installing.flatMap(PreparedPlugin::installer),
                recorded);
    }
}
