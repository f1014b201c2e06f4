package org.jcertbot.core.installation;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.ServerChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a certificate to use: all changes to the server's configuration first, then one restart. What the server does not
 * take is taken back, so that its files and what it does are never two things.
 */
public final class CertificateInstallation {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateInstallation.class);

    private final Console console;

    public CertificateInstallation(Console console) {
        this.console = console;
    }

    /**
     * Lets the server use the certificate for these names, with enhancements.
     *
     * @throws EnhancementFailedException when the certificate is in use, but not the enhancements
     * @throws CertbotException when the server is as it was before
     */
    public void install(
            Installer installer, CertificateFiles certificate, List<DnsName> names, EnhancementChoice enhancements)
            throws CertbotException, InterruptedException {
        console.say("Deploying certificate");
        Optional<EnhancementFailedException> lack;
        try (var changes = new PendingChanges(installer, console)) {
            changes.add(installer.deploy(certificate, names));
            lack = tryToEnhance(installer, certificate, names, enhancements, changes);
            changes.goLive();
        } catch (CertbotException failure) {
            console.say("Could not install certificate");
            throw failure;
        }
        if (lack.isPresent()) throw lack.get();
    }

    /**
     * Adds enhancements for names that the server has a certificate for.
     *
     * @return those that were made, in their order
     * @throws CertbotException when the server is as it was before
     */
    public Set<Enhancement> enhance(
            Installer installer, CertificateFiles certificate, List<DnsName> names, EnhancementChoice enhancements)
            throws CertbotException, InterruptedException {
        tellWhatIsUnsupported(enhancements);
        if (enhancements.wanted().isEmpty()) return Set.of();
        try (var changes = new PendingChanges(installer, console)) {
            ServerChange change = installer.enhance(enhancements.wanted(), certificate, names);
            changes.add(change);
            changes.goLive();
            var made = EnumSet.copyOf(enhancements.wanted());
            made.removeAll(change.leftOut());
            return made;
        }
    }

    /** A certificate without them is better than none. */
    private static Optional<EnhancementFailedException> tryToEnhance(
            Installer installer,
            CertificateFiles certificate,
            List<DnsName> names,
            EnhancementChoice enhancements,
            PendingChanges changes)
            throws InterruptedException {
        tellWhatIsUnsupported(enhancements);
        if (enhancements.wanted().isEmpty()) return Optional.empty();
        try {
            changes.add(installer.enhance(enhancements.wanted(), certificate, names));
            return Optional.empty();
        } catch (CertbotException failure) {
            LOG.debug("Going on without enhancements", failure);
            return Optional.of(new EnhancementFailedException(enhancements.wanted(), failure));
        }
    }

    private static void tellWhatIsUnsupported(EnhancementChoice enhancements) {
        for (Enhancement enhancement : enhancements.unsupported()) {
            LOG.error(
                    "Option {} is not supported by the selected installer. Skipping enhancement.",
                    enhancement.option().longFlag());
        }
    }
}
