package org.jcertbot.core.verb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.installation.CertificateInstallation;
import org.jcertbot.core.installation.EnhancementChoice;
import org.jcertbot.core.installation.InstallationReport;
import org.jcertbot.core.installation.InstallerRequirements;
import org.jcertbot.core.installation.ServedCertificate;
import org.jcertbot.core.installation.ServerNames;
import org.jcertbot.core.issuance.RequestedNames;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** {@code enhance}: a server that uses a certificate gets more out of it. */
public final class EnhanceVerb implements Verb {
    private static final Question WHICH_NAMES =
            Question.of("Which domain names would you like to enable the selected enhancements for?");

    private final ServerSelection servers;
    private final Lineages lineages;
    private final CertificateMenu menu;
    private final CertificateInstallation installation;
    private final InstallationReport report;
    private final Console console;

    public EnhanceVerb(ServerSelection servers, Lineages lineages, Console console) {
        this.servers = servers;
        this.lineages = lineages;
        this.menu = new CertificateMenu(lineages, console);
        this.installation = new CertificateInstallation(console);
        this.report = new InstallationReport(console);
        this.console = console;
    }

    @Override
    public int run(Settings settings) throws CertbotException, InterruptedException {
        refuseNothing(settings);
        NeedlessAuthenticator.warn(Verbs.ENHANCE, settings);
        Installer installer = servers.select(settings);
        InstallerRequirements.refuseAutoHsts(settings);
        Lineage lineage = lineage(settings);
        List<DnsName> names = names(settings, lineage);
        installer.check(names);
        EnhancementChoice enhancements = choice(settings, installer.enhancements());
        Set<Enhancement> made = installation.enhance(installer, ServedCertificate.of(lineage), names, enhancements);
        if (!made.isEmpty()) report.enhanced(made, names);
        return 0;
    }

    private static EnhancementChoice choice(Settings settings, Set<Enhancement> supported) {
        return EnhancementChoice.of(settings, supported, EnhancementChoice.UsualRedirect.NO);
    }

    private static void refuseNothing(Settings settings) throws InvalidInputException {
        Set<Enhancement> asked = choice(settings, Set.of()).unsupported();
        if (!asked.isEmpty() || settings.get(Options.AUTO_HSTS)) return;
        throw new InvalidInputException(
                "No enhancements requested, exiting.",
                "",
                "Please specify one or more enhancement types to configure. To list the available enhancement types,"
                        + " run: certbot --help enhance");
    }

    private Lineage lineage(Settings settings) throws CertbotException {
        Optional<String> name = settings.find(Options.CERT_NAME);
        if (name.isEmpty())
            return menu.choose("Which certificate would you like to use to enhance your configuration?");
        try {
            return lineages.load(CertName.parse(name.get()));
        } catch (StorageException unusable) {
            throw new InvalidInputException(
                    "Could not find the list of domains for the given certificate name.",
                    unusable.asReason(),
                    unusable.nextStep());
        }
    }

    /** Those that options name, else those of the certificate from which the user chooses. */
    private List<DnsName> names(Settings settings, Lineage lineage) throws CertbotException {
        List<DnsName> given = ServerNames.of(RequestedNames.given(settings));
        if (!given.isEmpty()) return given;
        List<DnsName> all = ServerNames.of(lineage.identifiers());
        return console.chooseAny(WHICH_NAMES, all, DnsName::text, Optional.of(Set.copyOf(all)));
    }
}
