package org.jcertbot.cli;

import java.nio.file.Path;
import java.util.Random;
import org.jcertbot.cli.command.Command;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.checkpoint.Checkpoints;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.due.RevocationSurvey;
import org.jcertbot.core.issuance.Attempts;
import org.jcertbot.core.issuance.CsrIssuer;
import org.jcertbot.core.issuance.IssuanceReport;
import org.jcertbot.core.lineage.LineageInspections;
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
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.verb.CertificatesVerb;
import org.jcertbot.core.verb.CertonlyVerb;
import org.jcertbot.core.verb.DeleteVerb;
import org.jcertbot.core.verb.EnhanceVerb;
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
 * Builds each verb of its {@link Parts}, by hand. Every verb is a method of its own, so that a run loads only the classes
 * of its verb.
 */
final class Wiring {
    private final VerbName verb;
    private final Parts parts;

    Wiring(Command.Perform command, Console console, PluginCatalog plugins) {
        this.verb = command.verb();
        this.parts = new Parts(verb, command.settings(), console, plugins);
    }

    /** The verb of the command; when it has run, nothing of the network is left open and no server is locked. */
    Verb verb() {
        Verb chosen = chosen();
        return given -> {
            try (parts) {
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
            case "install" -> new InstallVerb(parts.pluginSelection()::forServer, parts.lineages(), parts.console);
            case "enhance" -> new EnhanceVerb(parts.pluginSelection()::forServer, parts.lineages(), parts.console);
            case "register" ->
                new RegisterVerb(
                        parts.network.authorities(), parts.accountStores(), parts.registration(), parts.console);
            case "show_account" ->
                new ShowAccountVerb(parts.existingAccount(), parts.accountMaintenance(), parts.console);
            case "update_account" ->
                new UpdateAccountVerb(parts.existingAccount(), parts.accountMaintenance(), parts.console);
            case "unregister" -> new UnregisterVerb(parts.existingAccount(), parts.accountMaintenance(), parts.console);
            case "delete" -> new DeleteVerb(parts.deletion(), Parts.serverMentions(), parts.console);
            case "revoke" -> revoke();
            case "rollback" -> rollback();
            case "plugins" -> new PluginsVerb(parts.plugins, parts.pluginContext());
            default -> throw new IllegalArgumentException("nothing is built for the verb " + verb);
        };
    }

    private Verb runVerb() {
        CertificateAuthorities authorities = parts.network.authorities();
        return new RunVerb(
                parts.pluginSelection()::forInstalledCertificate,
                authorities,
                parts.accounts(),
                parts.planner(authorities),
                parts.issuer(),
                new InstallationStep(parts.console));
    }

    private Verb certonly() {
        CertificateAuthorities authorities = parts.network.authorities();
        return new CertonlyVerb(
                parts.pluginSelection()::forCertificate,
                authorities,
                parts.accounts(),
                parts.planner(authorities),
                parts.issuer(),
                new CsrIssuer(
                        parts.keys, parts.pipelines(), parts.files, Path.of("").toAbsolutePath(), parts.console),
                new IssuanceReport(parts.console));
    }

    private Verb renew() {
        CertificateAuthorities authorities = parts.network.authorities();
        var shared = new WaveParts(
                new PluginPool(parts.plugins, parts.pluginContext()),
                authorities,
                parts.accounts(),
                new Attempts(parts.store(), parts.keys, parts.console),
                parts.pipelines(),
                parts.hooks());
        var renewal = new Renewal(
                parts.lineages(),
                parts.store(),
                new StoredSettings(parts.allOptions()),
                parts.dueCheck(authorities),
                shared,
                new BacklogFile(
                        parts.settings.get(Options.WORK_DIR), parts.settings.get(Options.CONFIG_DIR), parts.files),
                new StartDelay(!ThisProcess.terminals().input(), new Random(), parts.sleeper),
                parts.console,
                parts.clock);
        return new RenewVerb(renewal, shared.hooks(), parts.plugins::namesInOptions, parts.console);
    }

    private Verb reconfigure() {
        var reconfiguration = new Reconfiguration(
                parts.renewalFiles(),
                new StoredSettings(parts.allOptions()),
                parts.pluginSelection(),
                parts.network.authorities(),
                parts.accounts(),
                parts.issuer());
        return new ReconfigureVerb(parts.lineages(), reconfiguration, parts.console);
    }

    private Verb certificates() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new CertificatesVerb(
                new LineageInspections(parts.settings.get(Options.CONFIG_DIR), parts.files, processors),
                new RevocationSurvey(parts.revocations(RevocationSurvey.LIMIT), parts.clock),
                parts.console,
                parts.clock);
    }

    private Verb revoke() {
        var revocation = new Revocation(
                parts.lineages(),
                parts.network.authorities(),
                parts.accounts(),
                parts.accountStores(),
                parts.keys,
                new DeletionAfterRevocation(parts.deletion(), Parts.serverMentions(), parts.console));
        return new RevokeVerb(revocation, parts.console);
    }

    private Verb rollback() {
        var checkpoints =
                new Checkpoints(parts.settings.get(Options.WORK_DIR), parts.files, parts.commands(), parts.clock);
        return new RollbackVerb(parts.pluginSelection()::forServer, checkpoints, parts.console);
    }
}
