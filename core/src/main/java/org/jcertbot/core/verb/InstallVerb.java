package org.jcertbot.core.verb;

import java.util.List;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.installation.CertificateInstallation;
import org.jcertbot.core.installation.EnhancementChoice;
import org.jcertbot.core.installation.InstallationReport;
import org.jcertbot.core.installation.InstallerRequirements;
import org.jcertbot.core.installation.ServerNames;
import org.jcertbot.core.issuance.RequestedNames;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.settings.Settings;

/** {@code install}: a server uses a certificate that is there already. */
public final class InstallVerb implements Verb {
    private final ServerSelection servers;
    private final CertificateSearch certificates;
    private final RequestedNames requestedNames;
    private final CertificateInstallation installation;
    private final InstallationReport report;

    public InstallVerb(ServerSelection servers, Lineages lineages, Console console) {
        this.servers = servers;
        this.certificates = new CertificateSearch(lineages, new CertificateMenu(lineages, console));
        this.requestedNames = new RequestedNames(console);
        this.installation = new CertificateInstallation(console);
        this.report = new InstallationReport(console);
    }

    @Override
    public int run(Settings settings) throws CertbotException, InterruptedException {
        NeedlessAuthenticator.warn(Verbs.INSTALL, settings);
        Installer installer = servers.select(settings);
        InstallerRequirements.refuseAutoHsts(settings);
        CertificateToInstall certificate = certificates.find(settings);
        List<DnsName> names = ServerNames.of(names(settings, certificate, installer));
        installer.check(names);
        var enhancements =
                EnhancementChoice.of(settings, installer.enhancements(), EnhancementChoice.UsualRedirect.YES);
        installation.install(installer, certificate.files(), names, enhancements);
        report.installed(names);
        return 0;
    }

    private List<Identifier> names(Settings settings, CertificateToInstall certificate, Installer installer)
            throws CertbotException, InterruptedException {
        boolean certificateDecides =
                RequestedNames.given(settings).isEmpty() && !certificate.names().isEmpty();
        return certificateDecides ? certificate.names() : requestedNames.ask(settings, installer::names);
    }
}
