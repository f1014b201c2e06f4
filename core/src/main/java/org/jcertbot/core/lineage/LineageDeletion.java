package org.jcertbot.core.lineage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.identifier.CertName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes lineages, those that cannot be loaded too.
 *
 * <p>The directory's lock is held by the caller. A deletion that is interrupted leaves the whole lineage, or none and a
 * rest that the next deletion or creation of that name takes away.
 */
public final class LineageDeletion {
    private static final Logger LOG = LoggerFactory.getLogger(LineageDeletion.class);

    private final ConfigLayout layout;
    private final FileStore files;
    private final LineageRecovery recovery;
    private final LineageRemoval removal;

    /** Works below a configuration directory. */
    public LineageDeletion(Path config, FileStore files) {
        this.layout = new ConfigLayout(config);
        this.files = files;
        this.recovery = new LineageRecovery(layout, files);
        this.removal = new LineageRemoval(layout, files);
    }

    /** The names of all lineages, in file-name order; those that cannot be loaded too. */
    public List<CertName> names() throws CertbotException {
        recovery.recoverAll();
        var names = new ArrayList<CertName>();
        for (Path file : layout.renewalFiles()) {
            try {
                names.add(ConfigLayout.nameOf(file));
            } catch (InvalidInputException notOurs) {
                LOG.debug("{} is passed over", file, notOurs);
            }
        }
        return names;
    }

    /** Where other programs find the lineage's files, as far as the renewal file tells. */
    public Path liveDirectory(CertName name) {
        try {
            return LineageReferences.of(RenewalRecord.parse(layout.renewalFile(name)))
                    .liveDirectory()
                    .orElse(layout.liveDirectory(name));
        } catch (StorageException broken) {
            LOG.debug("Looking for certificate {} in the usual place", name, broken);
            return layout.liveDirectory(name);
        }
    }

    /** Other lineages that keep their versions in the same directory. */
    public List<CertName> othersInArchiveOf(Lineage lineage) throws CertbotException {
        return ArchiveUsers.read(layout).others(lineage.archive(), lineage.name());
    }

    /**
     * Deletes a lineage with all its versions.
     *
     * @throws StorageException when there is none of that name, or when its renewal file does not tell what belongs to
     *     it; that file is deleted nevertheless
     */
    public void delete(CertName name) throws StorageException {
        try {
            boolean ended = removal.finish(name);
            recovery.recover(name);
            Path renewalFile = layout.renewalFile(name);
            if (!Files.exists(renewalFile, NOFOLLOW_LINKS)) {
                if (ended) return;
                throw missing(name);
            }
            if (tellsWhatBelongsToIt(renewalFile)) removal.remove(name);
            else deleteAlone(renewalFile, name);
        } catch (IOException failure) {
            throw LineageRemoval.incomplete(name, failure);
        }
        LOG.info("Deleted certificate {}", name);
    }

    private static boolean tellsWhatBelongsToIt(Path renewalFile) {
        try {
            return !LineageReferences.of(RenewalRecord.parse(renewalFile))
                    .links()
                    .isEmpty();
        } catch (StorageException unparsable) {
            LOG.debug("The renewal file tells nothing", unparsable);
            return false;
        }
    }

    /** Directories that only have the right name may belong to something else, so they are left to the user. */
    private void deleteAlone(Path renewalFile, CertName name) throws IOException, StorageException {
        files.delete(renewalFile);
        String rest = directoriesOf(name);
        if (rest.isEmpty()) return;
        throw new StorageException(
                "Could not parse " + renewalFile + ".",
                "That file is deleted now, but it could not tell what else belonged to certificate " + name + ".",
                "You may wish to delete by hand: " + rest);
    }

    private StorageException missing(CertName name) {
        StorageException missing = layout.noSuchLineage(name);
        String rest = directoriesOf(name);
        if (rest.isEmpty()) return missing;
        return new StorageException(
                missing.what(), "There are directories of that name, but no renewal file.", "Delete by hand: " + rest);
    }

    private String directoriesOf(CertName name) {
        return Stream.of(layout.liveDirectory(name), layout.archiveDirectory(name))
                .filter(directory -> Files.exists(directory, NOFOLLOW_LINKS))
                .map(Path::toString)
                .collect(Collectors.joining(" and "));
    }
}
