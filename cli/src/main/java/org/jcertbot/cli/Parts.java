package org.jcertbot.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.acme.key.BouncyCastleKeys;
import org.jcertbot.cli.zone.SystemZone;
import org.jcertbot.core.account.AccountMaintenance;
import org.jcertbot.core.account.AccountRegistration;
import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.account.AccountStores;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.due.DueCheck;
import org.jcertbot.core.due.RenewalTimes;
import org.jcertbot.core.due.Revocations;
import org.jcertbot.core.file.DirectoryLocks;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.issuance.Attempts;
import org.jcertbot.core.issuance.CertificateIssuer;
import org.jcertbot.core.issuance.CertificatePlanner;
import org.jcertbot.core.issuance.PipelineFactory;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.lineage.LineageDeletion;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.lineage.RenewalFiles;
import org.jcertbot.core.lineage.ServerMentions;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.process.ProcessRunner;
import org.jcertbot.core.process.SearchPath;
import org.jcertbot.core.process.ThisMachine;
import org.jcertbot.core.selection.PluginCatalog;
import org.jcertbot.core.selection.PluginSelection;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.RenewalParams;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.Sleeper;
import org.jcertbot.core.verb.ExistingAccount;
import org.jcertbot.core.verb.VerbName;

/** What verbs are built of. Each part is made when a verb asks for it, so that a run loads what it needs only. */
final class Parts implements AutoCloseable {
    final Settings settings;
    final Console console;
    final PluginCatalog plugins;
    final Clock clock = Clock.systemUTC();
    final Sleeper sleeper = new ThreadSleeper();
    final FileStore files = new PosixFileStore();
    final CertificateKeys keys = new BouncyCastleKeys();
    final Network network;
    private final SearchPath searchPath = ThisProcess.searchPath();
    private final DirectoryLocks locks = new DirectoryLocks();

    Parts(VerbName verb, Settings settings, Console console, PluginCatalog plugins) {
        this.settings = settings;
        this.console = console;
        this.plugins = plugins;
        this.network = new Network(verb, settings, clock, sleeper);
    }

    CertificatePlanner planner(CertificateAuthorities authorities) {
        return new CertificatePlanner(lineages(), store(), keys, console, dueCheck(authorities));
    }

    CertificateIssuer issuer() {
        return new CertificateIssuer(store(), new Attempts(store(), keys, console), pipelines(), hooks(), console);
    }

    PipelineFactory pipelines() {
        return new PipelineFactory(keys, console, clock, sleeper);
    }

    Hooks hooks() {
        return new Hooks(settings.get(Options.CONFIG_DIR), commands(), console);
    }

    DueCheck dueCheck(CertificateAuthorities authorities) {
        var times = new RenewalTimes(authorities, renewalFiles(), clock, SystemZone.ofThisProcess(), Math::random);
        return new DueCheck(times, revocations(Revocations.USUAL_LIMIT), clock);
    }

    Revocations revocations(Duration limit) {
        return new Revocations(network.responders(), limit);
    }

    LineageDeletion deletion() {
        return new LineageDeletion(settings.get(Options.CONFIG_DIR), files);
    }

    static ServerMentions serverMentions() {
        return new ServerMentions(ServerMentions.USUAL_DIRECTORIES);
    }

    Lineages lineages() {
        return new Lineages(settings.get(Options.CONFIG_DIR), files);
    }

    LineageStore store() {
        return new LineageStore(settings.get(Options.CONFIG_DIR), files, renewalFiles());
    }

    RenewalFiles renewalFiles() {
        return new RenewalFiles(files, values -> RenewalParams.toStore(values, allOptions()));
    }

    List<Option<?>> allOptions() {
        var options = new ArrayList<Option<?>>(Options.all());
        for (PluginProvider plugin : plugins.all()) options.addAll(plugin.options());
        return options;
    }

    AccountSelector accounts() {
        return new AccountSelector(accountStores(), registration(), console);
    }

    AccountStores accountStores() {
        var directories = new DirectoryMaker(files, settings.get(Options.STRICT_PERMISSIONS));
        return new AccountStores(files, directories, settings.get(Options.CONFIG_DIR));
    }

    AccountRegistration registration() {
        return new AccountRegistration(
                accountStores(), console, clock, ThisMachine.hostName().orElse("localhost"));
    }

    ExistingAccount existingAccount() {
        return new ExistingAccount(network.authorities(), accounts(), console);
    }

    AccountMaintenance accountMaintenance() {
        return new AccountMaintenance(accountStores(), console);
    }

    PluginSelection pluginSelection() {
        return new PluginSelection(plugins, pluginContext());
    }

    PluginContext pluginContext() {
        return new PluginContext(settings, console, files, commands(), searchPath, clock, sleeper, locks, network);
    }

    CommandRunner commands() {
        return new ProcessRunner(searchPath);
    }

    @Override
    public void close() {
        try {
            locks.close();
        } finally {
            network.close();
        }
    }
}
