package org.jcertbot.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jcertbot.acme.AcmeAuthorities;
import org.jcertbot.acme.BouncyCastleKeys;
import org.jcertbot.acme.NetworkOptions;
import org.jcertbot.cli.run.ThreadSleeper;
import org.jcertbot.core.account.AccountRegistration;
import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.account.AccountStores;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.file.Directories;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.issuance.CertificateIssuer;
import org.jcertbot.core.issuance.CertificatePlanner;
import org.jcertbot.core.issuance.CsrIssuer;
import org.jcertbot.core.issuance.IssuanceReport;
import org.jcertbot.core.issuance.PipelineFactory;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.lineage.LineageInspections;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.plugin.PluginCatalog;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.plugin.PluginSelection;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.process.ProcessRunner;
import org.jcertbot.core.process.SearchPath;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.RenewalParams;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.Sleeper;
import org.jcertbot.core.verb.CertificatesVerb;
import org.jcertbot.core.verb.CertonlyVerb;
import org.jcertbot.core.verb.Verb;
import org.jcertbot.core.verb.Verbs;

/**
 * Builds each verb with what it needs, by hand. Every verb is a method of its own, so that a run loads only the classes
 * of its verb.
 */
final class Wiring {
    private final Map<String, String> environment;
    private final SearchPath searchPath;
    private final PluginCatalog plugins;
    private final Settings settings;
    private final Console console;
    private final Clock clock = Clock.systemUTC();
    private final Sleeper sleeper = new ThreadSleeper();
    private final FileStore files = new PosixFileStore();

    Wiring(
            Map<String, String> environment,
            SearchPath searchPath,
            PluginCatalog plugins,
            Settings settings,
            Console console) {
        this.environment = environment;
        this.searchPath = searchPath;
        this.plugins = plugins;
        this.settings = settings;
        this.console = console;
    }

    Verb verb(String name) {
        if (name.equals(Verbs.CERTONLY.name())) return certonly(pluginSelection()::forCertificate);
        if (name.equals(Verbs.RUN.name())) return certonly(pluginSelection()::forInstalledCertificate);
        if (name.equals(Verbs.CERTIFICATES.name())) return certificates();
        return given -> notBuilt(name);
    }

    private static int notBuilt(String name) throws CertbotException {
        throw new CertbotException("This build does not have \"certbot " + name + "\" yet.", "", "");
    }

    private Verb certonly(CertonlyVerb.Selection selection) {
        CertificateKeys keys = new BouncyCastleKeys();
        var pipelines = new PipelineFactory(keys, console, clock, sleeper);
        LineageStore lineages = lineages();
        var hooks = new Hooks(settings.get(Options.CONFIG_DIR), commands(), console);
        return new CertonlyVerb(
                selection,
                authorities(),
                accounts(),
                new CertificatePlanner(lineages, keys, console, clock),
                new CertificateIssuer(lineages, keys, pipelines, hooks, console),
                new CsrIssuer(keys, pipelines, files, Path.of("").toAbsolutePath(), console),
                new IssuanceReport(console));
    }

    private Verb certificates() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new CertificatesVerb(new LineageInspections(directories(), files, processors), console, clock);
    }

    private Directories directories() {
        return new Directories(
                settings.get(Options.CONFIG_DIR), settings.get(Options.WORK_DIR), settings.get(Options.LOGS_DIR));
    }

    private LineageStore lineages() {
        return new LineageStore(directories(), files, values -> RenewalParams.toStore(values, allOptions()));
    }

    private List<Option<?>> allOptions() {
        var options = new ArrayList<Option<?>>(Options.all());
        for (PluginProvider plugin : plugins.all()) options.addAll(plugin.options());
        return options;
    }

    private CertificateAuthorities authorities() {
        NetworkOptions network = NetworkOptions.of(environment, !settings.get(Options.NO_VERIFY_SSL));
        return new AcmeAuthorities(network, () -> "CertbotACMEClient/5.6.0", clock, sleeper);
    }

    private AccountSelector accounts() {
        var directories = new DirectoryMaker(files, settings.get(Options.STRICT_PERMISSIONS));
        var stores = new AccountStores(files, directories, settings.get(Options.CONFIG_DIR));
        return new AccountSelector(stores, new AccountRegistration(stores, console, clock, hostName()), console);
    }

    private PluginSelection pluginSelection() {
        var context = new PluginContext(settings, console, files, commands(), searchPath, clock, sleeper);
        return new PluginSelection(plugins, context);
    }

    private CommandRunner commands() {
        return new ProcessRunner(searchPath);
    }

    private String hostName() {
        return environment.getOrDefault("HOSTNAME", "localhost");
    }
}
