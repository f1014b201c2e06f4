package org.jcertbot.core.lineage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.TemporaryName;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.x509.Pem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds versions to an archive directory and takes old ones away. */
final class ArchiveWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveWriter.class);

    /** Group permissions and reading by others pass from one key to the next; nothing else does. */
    private static final int CARRIED_OVER = 0074;

    private final FileStore files;

    ArchiveWriter(FileStore files) {
        this.files = files;
    }

    /** The versions in a directory; none when it cannot be listed. */
    static ArchiveVersions versionsIn(Path archive) {
        String[] names = new File(archive.toString()).list();
        return ArchiveVersions.of(names == null ? List.of() : List.of(names));
    }

    /**
     * Writes the four files of a version, the key first: a set that is complete is also whole. After a failure nothing
     * of it is left, where that can be had; a file that was there before us stays.
     */
    void write(Path archive, int version, PrivateKeyPem key, IssuedChain chain, List<Path> priorKey)
            throws IOException {
        byte[] certificate = Pem.of(List.of(chain.leaf()));
        byte[] issuers = Pem.of(chain.issuers());
        byte[] everything = Pem.of(chain.certificates());
        var written = new ArrayList<Path>();
        try {
            Path privkey = archive.resolve(PemKind.PRIVKEY.archiveName(version));
            create(privkey, key.bytes(), FileMode.SECRET, written);
            for (Path prior : priorKey) carryAccessOver(prior, privkey);
            create(archive.resolve(PemKind.CERT.archiveName(version)), certificate, FileMode.PUBLIC, written);
            create(archive.resolve(PemKind.CHAIN.archiveName(version)), issuers, FileMode.PUBLIC, written);
            create(archive.resolve(PemKind.FULLCHAIN.archiveName(version)), everything, FileMode.PUBLIC, written);
        } catch (IOException failure) {
            for (Path file : written) deleteAfter(failure, file);
            throw failure;
        }
    }

    /** Deletes what is too old, and what interrupted runs left under temporary names. Problems only go to the log. */
    void prune(Path archive, int latest) {
        try {
            for (int version : versionsIn(archive).prunableFrom(latest)) {
                for (PemKind kind : PemKind.ALL) files.delete(archive.resolve(kind.archiveName(version)));
            }
            deleteTemporaryFiles(archive);
        } catch (IOException harmless) {
            LOG.debug("Old versions in {} stay", archive, harmless);
        }
    }

    /** Deletes half-written files of ours. */
    void deleteTemporaryFiles(Path archive) throws IOException {
        String[] names = new File(archive.toString()).list();
        if (names == null) return;
        for (String name : names) {
            if (isHalfWritten(name)) files.delete(archive.resolve(name));
        }
    }

    private static boolean isHalfWritten(String name) {
        return TemporaryName.finalName(name)
                .filter(wanted -> PemKind.ALL.stream().anyMatch(kind -> kind.versionIn(wanted) != PemKind.NO_VERSION))
                .isPresent();
    }

    private void create(Path file, byte[] content, FileMode mode, List<Path> written) throws IOException {
        if (!Files.exists(file, NOFOLLOW_LINKS)) written.add(file);
        files.create(file, content, mode);
    }

    private void carryAccessOver(Path prior, Path key) throws IOException {
        if (!Files.exists(prior)) return;
        int group = (Integer) Files.getAttribute(prior, "unix:gid");
        int priorMode = FileMode.of(Files.getPosixFilePermissions(prior)).bits();
        var mode = new FileMode(FileMode.SECRET.bits() | (priorMode & CARRIED_OVER));
        boolean already = mode.equals(FileMode.SECRET)
                && Files.getAttribute(key, "unix:gid", NOFOLLOW_LINKS).equals(group);
        if (!already) files.setGroupAndMode(key, group, mode);
    }

    private void deleteAfter(IOException failure, Path file) {
        try {
            files.delete(file);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
