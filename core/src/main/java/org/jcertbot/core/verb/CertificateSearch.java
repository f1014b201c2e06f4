package org.jcertbot.core.verb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageFiles;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.x509.CertificateFacts;
import org.jcertbot.core.x509.MalformedException;
import org.jcertbot.core.x509.Pem;

/** Finds the certificate that is to be installed: a lineage, or files that options name. The files win. */
final class CertificateSearch {
    private final Lineages lineages;
    private final CertificateMenu menu;

    CertificateSearch(Lineages lineages, CertificateMenu menu) {
        this.lineages = lineages;
        this.menu = menu;
    }

    CertificateToInstall find(Settings settings) throws CertbotException {
        Optional<Lineage> lineage = lineage(settings);
        Optional<LineageFiles> live = lineage.map(Lineage::live);
        var files = new CertificateFiles(
                readable(file(Options.CERT_PATH, settings, live, LineageFiles::cert), "certificate"),
                readable(file(Options.KEY_PATH, settings, live, LineageFiles::privkey), "private key"),
                file(Options.CHAIN_PATH, settings, live, LineageFiles::chain),
                file(Options.FULLCHAIN_PATH, settings, live, LineageFiles::fullchain));
        List<Identifier> names = lineage.isPresent() ? lineage.get().identifiers() : namesIn(files.certificate());
        return new CertificateToInstall(files, names);
    }

    private Optional<Lineage> lineage(Settings settings) throws CertbotException {
        boolean filesSuffice = settings.find(Options.CERT_PATH).isPresent()
                && settings.find(Options.KEY_PATH).isPresent();
        Optional<String> name = settings.find(Options.CERT_NAME);
        if (name.isPresent()) {
            CertName wanted = CertName.parse(name.get());
            return filesSuffice ? lineages.find(wanted) : Optional.of(existing(wanted));
        }
        return filesSuffice
                ? Optional.empty()
                : Optional.of(menu.choose("Which certificate would you like to install?"));
    }

    private Lineage existing(CertName name) throws CertbotException {
        try {
            return lineages.load(name);
        } catch (StorageException unusable) {
            throw new InvalidInputException(
                    "Path to certificate or key was not defined: the certificate " + name + " cannot be used.",
                    unusable.asReason(),
                    "If your certificate is managed by Certbot, please use --cert-name to define which certificate you"
                            + " would like to install. \"certbot certificates\" shows their names.");
        }
    }

    private static Optional<Path> file(
            Option<Path> option,
            Settings settings,
            Optional<LineageFiles> lineage,
            Function<LineageFiles, Path> fileOfLineage) {
        return settings.find(option).or(() -> lineage.map(fileOfLineage));
    }

    private static Path readable(Optional<Path> found, String kind) throws InvalidInputException {
        Path file = found.orElseThrow(); // without a lineage it is among the options
        if (Files.isRegularFile(file) && Files.isReadable(file)) return file;
        throw new InvalidInputException(
                "Error while reading " + kind + " from path " + file,
                Files.exists(file) ? "It is not a file that can be read." : "There is no such file.",
                "Check the path, and who may read it.");
    }

    private static List<Identifier> namesIn(Path certificate) throws InvalidInputException {
        try {
            return CertificateFacts.read(
                            Pem.first(Files.readAllBytes(certificate)).der())
                    .identifiers();
        } catch (IOException | MalformedException failure) {
            throw new InvalidInputException(
                    "Error while reading certificate from path " + certificate,
                    failure instanceof IOException io ? FileFailure.reason(io) : String.valueOf(failure.getMessage()),
                    "Name a certificate in PEM form with --cert-path.");
        }
    }
}
