package org.jcertbot.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jcertbot.acme.key.BouncyCastleKeys;
import org.jcertbot.cli.command.Command;
import org.jcertbot.cli.zone.SystemZone;
import org.jcertbot.core.account.AccountMaintenance;
import org.jcertbot.core.account.AccountRegistration;
import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.account.AccountStores;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.checkpoint.Checkpoints;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.due.DueCheck;
import org.jcertbot.core.due.RenewalTimes;
import org.jcertbot.core.due.RevocationSurvey;
import org.jcertbot.core.due.Revocations;
import org.jcertbot.core.file.DirectoryLocks;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.issuance.Attempts;
import org.jcertbot.core.issuance.CertificateIssuer;
import org.jcertbot.core.issuance.CertificatePlanner;
import org.jcertbot.core.issuance.CsrIssuer;
import org.jcertbot.core.issuance.IssuanceReport;
import org.jcertbot.core.issuance.PipelineFactory;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.lineage.LineageDeletion;
import org.jcertbot.core.lineage.LineageInspections;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.lineage.ServerMentions;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.process.HostName;
import org.jcertbot.core.process.ProcessRunner;
import org.jcertbot.core.process.SearchPath;
import org.jcertbot.core.renewal.BacklogFile;
import org.jcertbot.core.renewal.Reconfiguration;
import org.jcertbot.core.renewal.Renewal;
import org.jcertbot.core.renewal.StartDelay;
import org.jcertbot.core.renewal.StoredSettings;
import org.jcertbot.core.renewal.WaveParts;
import org.jcertbot.core.revocation.DeletionAfterRevocation;
import org.jcertbot.core.revocation.Revocation;
import org.jcertbot.core.selection.PluginCatalog;
import org.jcertbot.core.selection.PluginPool;
import org.jcertbot.core.selection.PluginSelection;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.RenewalParams;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.Sleeper;
import org.jcertbot.core.verb.CertificatesVerb;
import org.jcertbot.core.verb.CertonlyVerb;
import org.jcertbot.core.verb.DeleteVerb;
import org.jcertbot.core.verb.EnhanceVerb;
import org.jcertbot.core.verb.ExistingAccount;
import org.jcertbot.core.verb.InstallVerb;
import org.jcertbot.core.verb.InstallationStep;
import org.jcertbot.core.verb.PluginsVerb;
import org.jcertbot.core.verb.ReconfigureVerb;
import org.jcertbot.core.verb.RegisterVerb;
import org.jcertbot.core.verb.RenewVerb;
import org.jcertbot.core.verb.RevokeVerb;
import org.jcertbot.core.verb.RollbackVerb;
import org.jcertbot.core.verb.RunVerb;
import org.jcertbot.core.verb.ShowAccountVerb;
import org.jcertbot.core.verb.UnregisterVerb;
import org.jcertbot.core.verb.UpdateAccountVerb;
import org.jcertbot.core.verb.Verb;
import org.jcertbot.core.verb.VerbName;

/**
 * Builds each verb with what it needs, by hand. Every verb is a method of its own, so that a run loads only the classes
 * of its verb.
 */
final class Wiring {
    private final VerbName verb;
    private final Settings settings;
    private final Console console;
    private final PluginCatalog plugins;
    private final SearchPath searchPath = ThisProcess.searchPath();
    private final Clock clock = Clock.systemUTC();
    private final Sleeper sleeper = new ThreadSleeper();
    private final FileStore files = new PosixFileStore();
    private final CertificateKeys keys = new BouncyCastleKeys();
    private final Network network;
    private final DirectoryLocks locks = new DirectoryLocks();

    Wiring(Command.RunVerb command, Console console, PluginCatalog plugins) {
        this.verb = command.verb();
        this.settings = command.settings();
        this.console = console;
        this.plugins = plugins;
        this.network = new Network(verb, settings, clock, sleeper);
    }

    /** The verb of the command; when it has run, nothing of the network is left open and no server is locked. */
    Verb verb() {
        Verb chosen = chosen();
        return given -> {
            try (network;
                    locks) {
                return chosen.run(given);
            }
        };
    }

    private Verb chosen() {
        return switch (verb.name()) {
            case "certificates" -> certificates();
            case "certonly" -> certonly();
            case "renew" -> renew();
            case "reconfigure" -> reconfigure();
            case "run" -> runVerb();
            case "install" -> new InstallVerb(pluginSelection()::forServer, lineages(), console);
            case "enhance" -> new EnhanceVerb(pluginSelection()::forServer, lineages(), console);
            case "register" -> new RegisterVerb(network.authorities(), accountStores(), registration(), console);
            case "show_account" -> new ShowAccountVerb(existingAccount(), accountMaintenance(), console);
            case "update_account" -> new UpdateAccountVerb(existingAccount(), accountMaintenance(), console);
            case "unregister" -> new UnregisterVerb(existingAccount(), accountMaintenance(), console);
            case "delete" -> new DeleteVerb(deletion(), serverMentions(), console);
            case "revoke" -> revoke();
            case "rollback" -> rollback();
            case "plugins" -> new PluginsVerb(plugins, pluginContext());
            default -> throw new IllegalArgumentException("nothing is built for the verb " + verb);
        };
    }

    private Verb runVerb() {
        LineageStore lineages = lineages();
        CertificateAuthorities authorities = network.authorities();
        return new RunVerb(
                pluginSelection()::forInstalledCertificate,
                authorities,
                accounts(),
                planner(lineages, authorities),
                issuer(lineages),
                new InstallationStep(console));
    }

    private Verb certonly() {
        LineageStore lineages = lineages();
        CertificateAuthorities authorities = network.authorities();
        return new CertonlyVerb(
                pluginSelection()::forCertificate,
                authorities,
                accounts(),
                planner(lineages, authorities),
                issuer(lineages),
                new CsrIssuer(keys, pipelines(), files, Path.of("").toAbsolutePath(), console),
                new IssuanceReport(console));
    }

    private Verb renew() {
        LineageStore lineages = lineages();
        CertificateAuthorities authorities = network.authorities();
        var parts = new WaveParts(
                new PluginPool(plugins, pluginContext()),
                authorities,
                accounts(),
                new Attempts(lineages, keys, console),
                pipelines(),
                hooks());
        var renewal = new Renewal(
                lineages,
                new StoredSettings(allOptions()),
                dueCheck(lineages, authorities),
                parts,
                new BacklogFile(settings.get(Options.WORK_DIR), settings.get(Options.CONFIG_DIR), files),
                new StartDelay(!ThisProcess.terminals().input(), new Random(), sleeper),
                console,
                clock);
        return new RenewVerb(renewal, parts.hooks(), plugins::namesInOptions, console);
    }

    private Verb reconfigure() {
        LineageStore lineages = lineages();
        var reconfiguration = new Reconfiguration(
                lineages,
                new StoredSettings(allOptions()),
                pluginSelection(),
                network.authorities(),
                accounts(),
                issuer(lineages));
        return new ReconfigureVerb(lineages, reconfiguration, console);
    }

    private CertificatePlanner planner(LineageStore lineages, CertificateAuthorities authorities) {
        return new CertificatePlanner(lineages, keys, console, dueCheck(lineages, authorities));
    }

    private CertificateIssuer issuer(LineageStore lineages) {
        return new CertificateIssuer(lineages, new Attempts(lineages, keys, console), pipelines(), hooks(), console);
    }

    private PipelineFactory pipelines() {
        return new PipelineFactory(keys, console, clock, sleeper);
    }

    private Hooks hooks() {
        return new Hooks(settings.get(Options.CONFIG_DIR), commands(), console);
    }

    private DueCheck dueCheck(LineageStore lineages, CertificateAuthorities authorities) {
        var times = new RenewalTimes(authorities, lineages, clock, SystemZone.ofThisProcess(), Math::random);
        return new DueCheck(times, revocations(Revocations.USUAL_LIMIT), clock);
    }

    private Revocations revocations(Duration limit) {
        return new Revocations(network.responders(), limit);
    }

    private Verb certificates() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new CertificatesVerb(
                new LineageInspections(settings.get(Options.CONFIG_DIR), files, processors),
                new RevocationSurvey(revocations(RevocationSurvey.LIMIT), clock),
                console,
                clock);
    }

    private Verb revoke() {
        var revocation = new Revocation(
                lineages(),
                network.authorities(),
                accounts(),
                accountStores(),
                keys,
                new DeletionAfterRevocation(deletion(), serverMentions(), console));
        return new RevokeVerb(revocation, console);
    }

    private Verb rollback() {
        var checkpoints = new Checkpoints(settings.get(Options.WORK_DIR), files, commands(), clock);
        return new RollbackVerb(pluginSelection()::forServer, checkpoints, console);
    }

    private LineageDeletion deletion() {
        return new LineageDeletion(settings.get(Options.CONFIG_DIR), files);
    }

    private static ServerMentions serverMentions() {
        return new ServerMentions(ServerMentions.USUAL_DIRECTORIES);
    }

    private LineageStore lineages() {
        return new LineageStore(
                settings.get(Options.CONFIG_DIR), files, values -> RenewalParams.toStore(values, allOptions()));
    }

    private List<Option<?>> allOptions() {
        var options = new ArrayList<Option<?>>(Options.all());
        for (PluginProvider plugin : plugins.all()) options.addAll(plugin.options());
        return options;
    }

    private AccountSelector accounts() {
        return new AccountSelector(accountStores(), registration(), console);
    }

    private AccountStores accountStores() {
        var directories = new DirectoryMaker(files, settings.get(Options.STRICT_PERMISSIONS));
        return new AccountStores(files, directories, settings.get(Options.CONFIG_DIR));
    }

    private AccountRegistration registration() {
        return new AccountRegistration(
                accountStores(), console, clock, HostName.ofThisMachine().orElse("localhost"));
    }

    private ExistingAccount existingAccount() {
        return new ExistingAccount(network.authorities(), accounts(), console);
    }

    private AccountMaintenance accountMaintenance() {
        return new AccountMaintenance(accountStores(), console);
    }

    private PluginSelection pluginSelection() {
        return new PluginSelection(plugins, pluginContext());
    }

    private PluginContext pluginContext() {
        return new PluginContext(settings, console, files, commands(), searchPath, clock, sleeper, locks);
    }

    private CommandRunner commands() {
        return new ProcessRunner(searchPath);
    }
}
