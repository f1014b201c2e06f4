package org.jcertbot.core.issuance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.x509.Pem;

/**
 * Where the certificate for the user's own signing request goes: to the paths that were given, else to the first free
 * numbered files in the working directory, such as {@code 0000_cert.pem}. None of them exists yet.
 */
record CsrOutput(Path cert, Path chain, Path fullchain) {
    private static final int LAST_NUMBER = 9999;

    /**
     * Settles the paths before anything is ordered: a certificate that cannot be stored is lost.
     *
     * @throws StorageException when a path that was given is taken
     */
    static CsrOutput of(Settings settings, Path workingDirectory) throws StorageException {
        var taken = new HashSet<Path>();
        return new CsrOutput(
                free(Options.CERT_PATH, "cert.pem", settings, workingDirectory, taken),
                free(Options.CHAIN_PATH, "chain.pem", settings, workingDirectory, taken),
                free(Options.FULLCHAIN_PATH, "chain.pem", settings, workingDirectory, taken));
    }

    /** Writes certificate, chain and both together; when one of them fails, none stays. */
    void write(IssuedChain issued, FileStore files) throws StorageException {
        var written = new ArrayList<Path>();
        try {
            create(cert, Pem.of(List.of(issued.leaf())), files, written);
            create(chain, Pem.of(issued.issuers()), files, written);
            create(fullchain, Pem.of(issued.certificates()), files, written);
        } catch (IOException e) {
            remove(written, files, e);
            throw new StorageException(
                    "The certificate was issued, but could not be written to " + cert + ", " + chain + " and "
                            + fullchain + ".",
                    FileFailure.reason(e),
                    "Make room there, or choose other paths, and ask for the certificate again.",
                    e);
        }
    }

    private static void create(Path file, byte[] pem, FileStore files, List<Path> written) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        files.create(file, pem, FileMode.PUBLIC);
        written.add(file);
    }

    private static void remove(List<Path> written, FileStore files, IOException failure) {
        for (Path file : written) {
            try {
                files.delete(file);
            } catch (IOException alsoThat) {
                failure.addSuppressed(alsoThat);
            }
        }
    }

    private static Path free(
            Option<Path> option, String defaultName, Settings settings, Path workingDirectory, Set<Path> taken)
            throws StorageException {
        Optional<Path> given = settings.isSet(option) ? settings.find(option) : Optional.empty();
        if (given.isEmpty()) return numbered(defaultName, workingDirectory, taken);
        if (taken.add(given.get()) && !Files.exists(given.get())) return given.get();
        throw new StorageException(
                "The file " + given.get() + " of " + option + " is there already or is named twice.",
                "Nothing is ever overwritten.",
                "Move it away, or choose another path with " + option + ".");
    }

    private static Path numbered(String name, Path workingDirectory, Set<Path> taken) throws StorageException {
        for (int number = 0; number <= LAST_NUMBER; number++) {
            Path file = workingDirectory.resolve(String.format("%04d_%s", number, name));
            if (!Files.exists(file) && taken.add(file)) return file;
        }
        throw new StorageException(
                "There is no free name like 0000_" + name + " in " + workingDirectory + ".",
                "",
                "Give paths with --cert-path, --chain-path and --fullchain-path.");
    }
}
