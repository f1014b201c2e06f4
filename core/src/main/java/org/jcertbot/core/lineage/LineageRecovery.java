package org.jcertbot.core.lineage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.TemporaryName;
import org.jcertbot.core.identifier.CertName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes or undoes what an interrupted run left behind.
 *
 * <p>What is to be done can be seen from hidden neighbours of the live directories, so that one look at {@code live}
 * tells that there is nothing to do. A run that may not write says so and goes on.
 */
final class LineageRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(LineageRecovery.class);

    private final ConfigLayout layout;
    private final FileStore files;
    private final LiveSwitch liveSwitch;
    private final LineageRemoval removal;

    LineageRecovery(ConfigLayout layout, FileStore files) {
        this.layout = layout;
        this.files = files;
        this.liveSwitch = new LiveSwitch(files);
        this.removal = new LineageRemoval(layout, files);
    }

    /** Looks through the whole live directory, and for deletions that have begun. */
    void recoverAll() {
        for (String name : removal.begun()) recoverIfLineage(name);
        String[] names = new File(layout.live().toString()).list();
        if (names == null) return;
        Set<Path> interrupted = new TreeSet<>();
        for (String name : names) {
            if (!name.startsWith(".")) continue;
            Path neighbour = layout.live().resolve(name);
            Path directory = ConfigLayout.liveDirectoryOf(neighbour);
            if (!directory.equals(neighbour)) interrupted.add(directory);
        }
        for (Path directory : interrupted)
            recoverIfLineage(directory.getFileName().toString());
    }

    private void recoverIfLineage(String name) {
        try {
            recover(CertName.parse(name));
        } catch (InvalidInputException notOurs) {
            LOG.debug("There is hidden work on {}, which is no lineage of ours", name, notOurs);
        }
    }

    /** Looks for what was left of one lineage. */
    void recover(CertName name) {
        try {
            recoverOrFail(name);
        } catch (IOException failure) {
            LOG.warn(
                    "The interrupted work on certificate {} could not be completed: {}. A later run will try again.",
                    name,
                    FileFailure.reason(failure));
        }
    }

    /** As {@link #recover}, for those who cannot go on after a failure. */
    void recoverOrFail(CertName name) throws IOException {
        removal.finish(name);
        Path directory = layout.liveDirectory(name);
        Path nextState = ConfigLayout.nextStateOf(directory);
        if (Files.isDirectory(nextState, NOFOLLOW_LINKS)) {
            if (isMissingOrEmpty(directory)) {
                finishOrUndoCreation(name, nextState, directory);
            } else {
                LOG.info("Tidying up after an interrupted switch of {}", directory);
                liveSwitch.discardNextState(nextState, directory);
            }
        }
        Path journal = ConfigLayout.journalOf(directory);
        if (Files.exists(journal)) liveSwitch.finishJournal(layout.liveFiles(name), journal);
    }

    /** Reads a renewal file after its links have been repaired, wherever the user keeps them. */
    RenewalRecord readRepaired(Path renewalFile, ConfigLayout where) throws StorageException {
        String fileName = renewalFile.getFileName().toString();
        Path usual =
                where.live().resolve(fileName.substring(0, fileName.length() - ConfigLayout.RENEWAL_SUFFIX.length()));
        recoverPreviousLinks(usual);
        RenewalRecord record = RenewalRecord.read(renewalFile, where);
        Path directory = record.live().cert().getParent();
        if (directory == null || (directory.equals(usual) && !Files.isSymbolicLink(usual))) return record;
        recoverPreviousLinks(directory);
        recoverElsewhere(record.live(), directory);
        return RenewalRecord.read(renewalFile, where);
    }

    private void recoverElsewhere(LineageFiles live, Path directory) {
        try {
            Path real = directory.toRealPath();
            Path nextState = ConfigLayout.nextStateOf(real);
            if (Files.isDirectory(nextState, NOFOLLOW_LINKS)) liveSwitch.discardNextState(nextState, real);
            Path journal = ConfigLayout.journalOf(real);
            if (Files.exists(journal)) liveSwitch.finishJournal(live, journal);
        } catch (IOException failure) {
            LOG.warn("The interrupted switch of {} could not be completed: {}", directory, FileFailure.reason(failure));
        }
    }

    /**
     * What the original left: when it has noted all four old targets, it may have switched any of
     * the links, and all go back; fewer notes mean that no link was touched, or that all were.
     */
    void recoverPreviousLinks(Path liveDirectory) {
        Path telling = liveDirectory.resolve(PemKind.FULLCHAIN.previousLinkName());
        if (!Files.isSymbolicLink(telling)) return;
        try {
            Map<PemKind, Path> targets = new EnumMap<>(PemKind.class);
            for (PemKind kind : PemKind.ALL) {
                Path note = liveDirectory.resolve(kind.previousLinkName());
                if (Files.isSymbolicLink(note) && Files.exists(note)) {
                    targets.put(kind, Files.readSymbolicLink(note));
                }
            }
            if (targets.size() == PemKind.ALL.size()) {
                LOG.info("Going back to the links of {} from before an interrupted renewal", liveDirectory);
                for (PemKind kind : PemKind.ALL) {
                    files.relink(liveDirectory.resolve(kind.linkName()), Objects.requireNonNull(targets.get(kind)));
                }
            }
            for (PemKind kind : PemKind.ALL) files.delete(liveDirectory.resolve(kind.previousLinkName()));
        } catch (IOException failure) {
            LOG.warn(
                    "The links in {} are from an interrupted renewal and could not be restored: {}",
                    liveDirectory,
                    FileFailure.reason(failure));
        }
    }

    /** The renewal file is written last but one: if it is there, everything is. */
    private void finishOrUndoCreation(CertName name, Path nextState, Path directory) throws IOException {
        if (Files.exists(layout.renewalFile(name))) {
            LOG.info("Completing certificate {}, whose creation was interrupted", name);
            files.delete(TemporaryName.of(layout.renewalFile(name)));
            files.rename(nextState, directory);
            return;
        }
        LOG.info("Removing what an interrupted creation of certificate {} left", name);
        undoArchive(name, nextState);
        files.delete(TemporaryName.of(layout.renewalFile(name)));
        for (PemKind kind : PemKind.ALL) files.delete(nextState.resolve(kind.linkName()));
        files.delete(nextState.resolve(ConfigLayout.README));
        files.delete(TemporaryName.of(nextState.resolve(ConfigLayout.README)));
        files.delete(nextState);
    }

    /** Takes away the first version, unless there is any sign that it was more than that of an unfinished creation. */
    private void undoArchive(CertName name, Path nextState) throws IOException {
        Path archive = layout.archiveDirectory(name);
        if (!Files.isDirectory(archive, NOFOLLOW_LINKS)) return;
        if (!ArchiveWriter.versionsIn(archive).holdsOnly(1) || !pointsAtNothingButFirst(nextState)) return;
        for (PemKind kind : PemKind.ALL) files.delete(archive.resolve(kind.archiveName(1)));
        new ArchiveWriter(files).deleteTemporaryFiles(archive);
        if (isMissingOrEmpty(archive)) files.delete(archive);
    }

    private static boolean pointsAtNothingButFirst(Path nextState) throws IOException {
        for (PemKind kind : PemKind.ALL) {
            Path link = nextState.resolve(kind.linkName());
            if (!Files.isSymbolicLink(link)) continue;
            String target = Files.readSymbolicLink(link).getFileName().toString();
            if (!target.equals(kind.archiveName(1))) return false;
        }
        return true;
    }

    static boolean isMissingOrEmpty(Path directory) {
        if (!Files.exists(directory, NOFOLLOW_LINKS)) return true;
        String[] entries = new File(directory.toString()).list();
        return entries != null && entries.length == 0;
    }
}
