package org.jcertbot.core.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.installation.CertificateInstallation;
import org.jcertbot.core.installation.EnhancementChoice;
import org.jcertbot.core.installation.EnhancementFailedException;
import org.jcertbot.core.installation.InstallationReport;
import org.jcertbot.core.installation.ServedCertificate;
import org.jcertbot.core.issuance.IssuanceReport;
import org.jcertbot.core.issuance.Plan;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.selection.SelectedPlugins;
import org.jcertbot.core.settings.Options;

/** The second half of {@code run}: the certificate is there, and what comes now cannot lose it. */
public final class InstallationStep {
    private final CertificateInstallation installation;
    private final IssuanceReport issuanceReport;
    private final InstallationReport report;

    public InstallationStep(Console console) {
        this.installation = new CertificateInstallation(console);
        this.issuanceReport = new IssuanceReport(console);
        this.report = new InstallationReport(console);
    }

    /** Installs the certificate and tells what has come of all; when it fails, how to go on from there. */
    void take(Plan plan, Lineage lineage, List<DnsName> names, SelectedPlugins selected)
            throws CertbotException, InterruptedException {
        boolean isNew = plan instanceof Plan.Issue;
        if (isNew) issuanceReport.received(lineage, selected, plan.settings());
        var steps = new ArrayList<String>();
        if (isNew) steps.addAll(IssuanceReport.renewalSteps(selected, plan.settings()));
        try {
            install(lineage, names, selected);
        } catch (CertbotException failure) {
            steps.add(0, advice(failure, lineage.name(), selected));
            issuanceReport.nextSteps(steps);
            throw failure;
        }
        if (plan instanceof Plan.Renew) report.renewed();
        else report.installed(names);
        issuanceReport.nextSteps(steps);
    }

    private void install(Lineage lineage, List<DnsName> names, SelectedPlugins selected)
            throws CertbotException, InterruptedException {
        Installer installer = selected.installer().orElseThrow();
        installation.install(installer, ServedCertificate.of(lineage), names, choice(selected));
    }

    private static EnhancementChoice choice(SelectedPlugins selected) {
        return EnhancementChoice.of(
                selected.settings(),
                selected.installer().orElseThrow().enhancements(),
                EnhancementChoice.UsualRedirect.YES);
    }

    private static String advice(CertbotException failure, CertName name, SelectedPlugins selected) {
        String installer = "(installer: " + selected.settings().get(Options.INSTALLER) + ")";
        if (!(failure instanceof EnhancementFailedException)) {
            return "The certificate was saved, but could not be installed " + installer + ". After fixing the error"
                    + " shown below, try installing it again by running:\n  certbot install --cert-name " + name;
        }
        String flags = choice(selected).wanted().stream()
                .map(enhancement -> " " + enhancement.option().longFlag())
                .collect(Collectors.joining());
        return "The certificate was installed, but without the enhancements " + installer + ". After fixing the error"
                + " shown below, try again by running:\n  certbot enhance --cert-name " + name + flags;
    }
}
