package org.jcertbot.core.lineage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.configobj.ConfigObjDocument;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.TemporaryName;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.key.PrivateKeyPem;

/**
 * Makes a lineage.
 *
 * <p>The links are put into a hidden directory, whose presence says that a creation is under way. The renewal file
 * comes next to last: with it the lineage exists, and only the hidden directory has to get its name. Before it,
 * {@link LineageRecovery} takes everything away again; behind it, it does the last step.
 */
final class LineageCreation {
    private static final int FIRST_VERSION = 1;
    private static final int LAST_NUMBER = 9999;

    private final ConfigLayout layout;
    private final FileStore files;
    private final LineageRecovery recovery;

    LineageCreation(ConfigLayout layout, FileStore files, LineageRecovery recovery) {
        this.layout = layout;
        this.files = files;
        this.recovery = recovery;
    }

    /**
     * The wanted name, or the first of NAME-0001, NAME-0002 ... for which there is no renewal file.
     *
     * @throws StorageException when directories without renewal file are in the way
     */
    CertName freeName(CertName wanted) throws StorageException {
        CertName name = wanted;
        for (int number = 1; Files.exists(layout.renewalFile(name), NOFOLLOW_LINKS); number++) {
            if (number > LAST_NUMBER) {
                throw new StorageException(
                        "There is no free number left for certificate name " + wanted + ".",
                        "",
                        "Choose another name with --cert-name.");
            }
            name = new CertName(wanted + "-" + fourDigits(number));
        }
        recovery.recover(name);
        requireFree(layout.archiveDirectory(name), "archive");
        requireFree(layout.liveDirectory(name), "live");
        return name;
    }

    /** Stores everything, or nothing; an empty directory that is there already is used. */
    void create(CertName name, ConfigObjDocument document, PrivateKeyPem key, IssuedChain chain)
            throws StorageException {
        var directories = new DirectoryMaker(files, false);
        directories.makeOrVerify(layout.renewal(), FileMode.PUBLIC_DIRECTORY);
        directories.makeOrVerify(layout.archive(), FileMode.SECRET_DIRECTORY);
        directories.makeOrVerify(layout.live(), FileMode.SECRET_DIRECTORY);
        try {
            makeReadme(layout.live(), Readme.ofAllLineages());
            write(name, document, key, chain);
        } catch (IOException failure) {
            if (!completeAfter(failure, name)) throw notStored(name, failure);
        }
    }

    private void write(CertName name, ConfigObjDocument document, PrivateKeyPem key, IssuedChain chain)
            throws IOException {
        Path live = layout.liveDirectory(name);
        Path archive = layout.archiveDirectory(name);
        Path nextState = ConfigLayout.nextStateOf(live);
        files.createDirectory(nextState, FileMode.PUBLIC_DIRECTORY);
        if (!Files.isDirectory(archive)) files.createDirectory(archive, FileMode.PUBLIC_DIRECTORY);
        new ArchiveWriter(files).write(archive, FIRST_VERSION, key, chain, List.of());
        for (PemKind kind : PemKind.ALL) {
            Path target = live.relativize(archive.resolve(kind.archiveName(FIRST_VERSION)));
            files.link(nextState.resolve(kind.linkName()), target);
        }
        makeReadme(nextState, Readme.ofOneLineage());
        files.create(layout.renewalFile(name), document.text().getBytes(StandardCharsets.UTF_8), FileMode.PUBLIC);
        files.rename(nextState, live);
    }

    private void makeReadme(Path directory, byte[] text) throws IOException {
        Path readme = directory.resolve(ConfigLayout.README);
        if (Files.exists(readme, NOFOLLOW_LINKS)) {
            files.delete(TemporaryName.of(readme)); // of a run that was killed after it had given the file its name
        } else {
            files.create(readme, text, FileMode.PUBLIC);
        }
    }

    /** A failure leaves what a crash leaves; true when it came so late that the lineage could be completed. */
    private boolean completeAfter(IOException failure, CertName name) {
        try {
            recovery.recoverOrFail(name);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
        return Files.exists(layout.renewalFile(name)) && Files.isDirectory(layout.liveDirectory(name));
    }

    private static void requireFree(Path directory, String kind) throws StorageException {
        if (LineageRecovery.isMissingOrEmpty(directory)) return;
        throw new StorageException(
                kind + " directory exists for " + directory.getFileName() + ".",
                directory + " is not empty, but there is no renewal configuration file of that name.",
                "Move it away, or choose another name with --cert-name.");
    }

    private static StorageException notStored(CertName name, IOException failure) {
        return new StorageException(
                "The certificate " + name + " was issued, but could not be stored.",
                FileFailure.reason(failure),
                "Make room or correct the permissions, then run the same command again.",
                failure);
    }

    private static String fourDigits(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
