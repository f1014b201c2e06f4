package org.jcertbot.core.issuance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jcertbot.core.ca.CertificatePem;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * Where the certificate for the user's own signing request goes: to the paths that were given, else to the first free
 * numbered files in the working directory, such as {@code 0000_cert.pem}.
 */
final class CsrOutput {
    private static final int LAST_NUMBER = 9999;

    private final Settings settings;
    private final FileStore files;
    private final Path workingDirectory;

    CsrOutput(Settings settings, FileStore files, Path workingDirectory) {
        this.settings = settings;
        this.files = files;
        this.workingDirectory = workingDirectory;
    }

    /** Refuses paths that are taken, before anything is ordered: a certificate that cannot be stored is lost. */
    void check() throws StorageException {
        for (Option<Path> option : List.of(Options.CERT_PATH, Options.CHAIN_PATH, Options.FULLCHAIN_PATH)) {
            Optional<Path> given = given(option);
            if (given.isPresent() && Files.exists(given.get())) {
                throw new StorageException(
                        "The file " + given.get() + " exists already.",
                        "It is never overwritten.",
                        "Move it away, or choose another path with " + option + ".");
            }
        }
    }

    /** Writes certificate, chain and both together. */
    Written write(IssuedChain chain) throws StorageException {
        return new Written(
                write(Options.CERT_PATH, "cert.pem", CertificatePem.of(List.of(chain.leaf()))),
                write(Options.CHAIN_PATH, "chain.pem", CertificatePem.of(chain.issuers())),
                write(Options.FULLCHAIN_PATH, "chain.pem", CertificatePem.of(chain.certificates())));
    }

    /** The files that were written. */
    record Written(Path cert, Path chain, Path fullchain) {}

    private Path write(Option<Path> option, String defaultName, byte[] pem) throws StorageException {
        Path file = given(option).orElseGet(() -> numbered(defaultName));
        try {
            Path directory = Objects.requireNonNull(file.getParent());
            Files.createDirectories(directory);
            files.create(file, pem, FileMode.PUBLIC);
            return file;
        } catch (IOException e) {
            throw new StorageException(
                    "The certificate was issued, but " + file + " could not be written.",
                    e.toString(),
                    "Choose another path with " + option + " and ask for the certificate again.",
                    e);
        }
    }

    private Path numbered(String name) {
        for (int number = 0; number <= LAST_NUMBER; number++) {
            Path file = workingDirectory.resolve(String.format("%04d_%s", number, name));
            if (!Files.exists(file)) return file;
        }
        return workingDirectory.resolve(name);
    }

    private Optional<Path> given(Option<Path> option) {
        return settings.isSet(option) ? settings.find(option) : Optional.empty();
    }
}
