package org.jcertbot.core.revocation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.x509.MalformedException;
import org.jcertbot.core.x509.Pem;

/** Finds the certificate that {@code --cert-name} or {@code --cert-path} names, and the lineage that it belongs to. */
final class TargetSearch {
    private final Lineages lineages;

    TargetSearch(Lineages lineages) {
        this.lineages = lineages;
    }

    RevocationTarget find(Settings settings) throws CertbotException {
        Optional<String> name = settings.find(Options.CERT_NAME);
        Optional<Path> path = settings.find(Options.CERT_PATH);
        if (name.isPresent() == path.isPresent()) {
            throw new InvalidInputException(
                    "Error! Exactly one of --cert-path or --cert-name must be specified!",
                    "",
                    "\"certbot certificates\" lists names and paths.");
        }
        if (path.isPresent()) {
            Path file = path.get().toAbsolutePath().normalize();
            return new RevocationTarget(file, read(file), belongingTo(file));
        }
        Lineage lineage = lineages.load(CertName.parse(name.orElseThrow()));
        Path file = lineage.live().cert();
        return new RevocationTarget(file, read(file), List.of(lineage));
    }

    /** By its path as it was given, else by where links lead. */
    private List<Lineage> belongingTo(Path file) throws CertbotException {
        List<Lineage> all = lineages.all();
        List<Lineage> found =
                all.stream().filter(lineage -> holds(lineage, file)).toList();
        if (!found.isEmpty()) return found;
        Path real = real(file);
        return all.stream().filter(lineage -> holds(lineage, real)).toList();
    }

    private static boolean holds(Lineage lineage, Path file) {
        if (file.equals(lineage.live().cert()) || file.equals(lineage.live().fullchain())) return true;
        String name = file.getFileName().toString();
        Path directory = file.getParent();
        boolean archived =
                lineage.archive().equals(directory) || real(lineage.archive()).equals(directory);
        return archived && (name.startsWith("cert") || name.startsWith("fullchain")) && name.endsWith(".pem");
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException notThere) {
            return file;
        }
    }

    private static X509Certificate read(Path file) throws InvalidInputException {
        try {
            byte[] der = Pem.first(Files.readAllBytes(file)).der();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (IOException failure) {
            throw unusable(file, FileFailure.reason(failure), failure);
        } catch (MalformedException | CertificateException notOne) {
            throw unusable(file, "It is not a certificate in PEM form.", notOne);
        }
    }

    private static InvalidInputException unusable(Path file, String why, Exception cause) {
        var unusable = new InvalidInputException(
                "The certificate " + file + " cannot be read.",
                why,
                "Name a file such as cert.pem, or a certificate with --cert-name.");
        unusable.initCause(cause);
        return unusable;
    }
}
