package org.jcertbot.core.lineage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryTree;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.identifier.CertName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a lineage away.
 *
 * <p>One rename hides the renewal file: until then the lineage is whole, from then on there is none. The hidden file says
 * what is still to be deleted, and goes last; {@link LineageRecovery} looks for it, so that a deletion that was
 * interrupted is completed by the next run that has to do with the lineage.
 */
final class LineageRemoval {
    private static final Logger LOG = LoggerFactory.getLogger(LineageRemoval.class);

    private final ConfigLayout layout;
    private final FileStore files;

    LineageRemoval(ConfigLayout layout, FileStore files) {
        this.layout = layout;
        this.files = files;
    }

    /** The names of the lineages whose deletion has begun and did not end. */
    List<String> begun() {
        String[] names = new File(layout.renewal().toString()).list();
        if (names == null) return List.of();
        var begun = new ArrayList<String>(0);
        for (String name : names) {
            Optional<String> lineage = ConfigLayout.deletedName(name);
            if (lineage.isPresent()) begun.add(lineage.get());
        }
        return begun;
    }

    /** Deletes a lineage whose renewal file can be parsed. */
    void remove(CertName name) throws IOException {
        files.rename(layout.renewalFile(name), layout.deletedRenewalFile(name));
        finish(name);
    }

    /** Ends a deletion that has begun; false when there is none. */
    boolean finish(CertName name) throws IOException {
        Path hidden = layout.deletedRenewalFile(name);
        if (!Files.exists(hidden, NOFOLLOW_LINKS)) return false;
        boolean nameIsUsedAgain = Files.exists(layout.renewalFile(name), NOFOLLOW_LINKS);
        if (!nameIsUsedAgain) removeFiles(name, hidden);
        files.delete(hidden);
        return !nameIsUsedAgain;
    }

    private void removeFiles(CertName name, Path renewalFile) throws IOException {
        LOG.info("Deleting what belongs to certificate {}", name);
        try {
            var references = LineageReferences.of(RenewalRecord.parse(renewalFile));
            for (Path link : references.links()) removeFile(link);
            if (references.liveDirectory().isPresent())
                removeLive(references.liveDirectory().get());
            removeArchive(name, references.archive().orElse(layout.archiveDirectory(name)));
        } catch (StorageException unreadable) {
            throw new IOException(unreadable.why(), unreadable);
        }
    }

    /** The directory goes when nothing is left in it but what is ours. */
    private void removeLive(Path directory) throws IOException {
        if (!Files.isDirectory(directory) || directory.equals(layout.live())) return;
        removeFile(directory.resolve(ConfigLayout.README));
        for (PemKind kind : PemKind.ALL) removeFile(directory.resolve(kind.previousLinkName()));
        if (LineageRecovery.isMissingOrEmpty(directory)) {
            files.delete(directory);
        } else {
            LOG.warn("{} stays: there are files in it that are not Certbot's.", directory);
        }
    }

    private void removeFile(Path file) throws IOException {
        if (!Files.isDirectory(file, NOFOLLOW_LINKS)) files.delete(file);
    }

    private void removeArchive(CertName name, Path archive) throws IOException, StorageException {
        if (!Files.isDirectory(archive)) return;
        List<CertName> others = ArchiveUsers.read(layout).others(archive, name);
        if (!others.isEmpty()) {
            LOG.warn("{} stays: it is also the archive directory of {}.", archive, others);
            return;
        }
        Path real = archive.toRealPath();
        if (layout.config().startsWith(archive) || layout.config().toRealPath().startsWith(real)) {
            LOG.warn("{} stays: there is more in it than the archive of certificate {}.", archive, name);
            return;
        }
        DirectoryTree.delete(real, files);
        if (Files.isSymbolicLink(archive)) files.delete(archive);
    }

    /** What a failure of a deletion means. */
    static StorageException incomplete(CertName name, IOException failure) {
        return new StorageException(
                "Certificate " + name + " could not be deleted completely.",
                FileFailure.reason(failure),
                "Check the permissions, then run again: certbot delete --cert-name " + name,
                failure);
    }
}
