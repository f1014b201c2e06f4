package org.jcertbot.core.lineage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jcertbot.core.file.DirectoryListing;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.TemporaryName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Points the four links of a live directory at another version, in one step: key and certificate must never be of two
 * versions, or the next reload of the web server fails.
 *
 * <p>A second directory with the new links is made beside the first, under a hidden name; everything else in it gets a
 * second name there (a hard link); then the two directories are exchanged, and the old one is taken apart. Whenever a
 * crash comes, the hidden directory is the one that is not in use, and {@link #discardNextState} is what is left to do.
 *
 * <p>Where directories cannot be exchanged, the links are replaced one by one, and a journal file says that the work
 * is not done; {@link #finishJournal} does it at the next start.
 */
final class LiveSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSwitch.class);

    /** The two that a server reads together are neighbours, so that the moment between them is as short as it gets. */
    private static final List<PemKind> ONE_BY_ONE =
            List.of(PemKind.CHAIN, PemKind.CERT, PemKind.PRIVKEY, PemKind.FULLCHAIN);

    private final FileStore files;

    LiveSwitch(FileStore files) {
        this.files = files;
    }

    /** Switches to a version whose four files are complete. Text and directory part of each link are kept. */
    void switchTo(LineageFiles live, int version) throws IOException {
        var targets = new EnumMap<PemKind, Path>(PemKind.class);
        for (PemKind kind : PemKind.ALL) targets.put(kind, newTarget(kind, kind.linkIn(live), version));
        Path directory = directoryOf(live);
        if (isUniform(live) && exchange(directory, targets)) return;
        LOG.info("The links in {} are replaced one by one: it cannot be exchanged as a whole", directory);
        replaceOneByOne(live, directory, version, targets);
    }

    /** Completes a switch that was interrupted between two links. */
    void finishJournal(LineageFiles live, Path journal) throws IOException {
        int version = journalVersion(journal);
        if (version > 0) {
            LOG.info(
                    "Completing an interrupted switch of {} to version {}",
                    live.cert().getParent(),
                    version);
            for (PemKind kind : ONE_BY_ONE) relink(kind.linkIn(live), newTarget(kind, kind.linkIn(live), version));
        }
        files.delete(journal);
    }

    /**
     * Takes a hidden directory apart: the links go; any other entry goes if it is in the live directory as well, and is
     * moved there if not. Right both for a next state that never came into use and for one that was replaced.
     */
    void discardNextState(Path nextState, Path directory) throws IOException {
        for (Path entry : DirectoryListing.of(nextState)) {
            Path counterpart = directory.resolve(entry.getFileName().toString());
            if (isOurs(entry) || isSameOrOlder(entry, counterpart)) {
                files.delete(entry);
            } else {
                files.rename(entry, counterpart);
            }
        }
        files.delete(nextState);
    }

    private boolean exchange(Path directory, Map<PemKind, Path> targets) throws IOException {
        Path nextState = ConfigLayout.nextStateOf(directory);
        if (Files.exists(nextState, NOFOLLOW_LINKS) && !tidyUp(nextState, directory)) return false;
        try {
            files.createDirectory(nextState, FileMode.SECRET_DIRECTORY);
            boolean exchanged = fill(nextState, directory, targets) && files.exchange(nextState, directory);
            if (!exchanged) {
                tidyUp(nextState, directory);
                return false;
            }
        } catch (IOException failure) {
            discardAfter(failure, nextState, directory);
            throw failure;
        }
        tidyUp(nextState, directory);
        return true;
    }

    /** No failure: the links can be switched with the hidden directory in place, and the next start tidies up. */
    private boolean tidyUp(Path nextState, Path directory) {
        try {
            discardNextState(nextState, directory);
            return true;
        } catch (IOException untidy) {
            LOG.warn("{} could not be removed, the next run will try again: {}", nextState, FileFailure.reason(untidy));
            return false;
        }
    }

    /** False when the copy would not be as the original is, in owner, access lists or content. */
    private boolean fill(Path nextState, Path directory, Map<PemKind, Path> targets) throws IOException {
        if (!files.copyAccess(directory, nextState).isEmpty()) return false;
        for (PemKind kind : PemKind.ALL) {
            files.link(nextState.resolve(kind.linkName()), Objects.requireNonNull(targets.get(kind)));
        }
        for (Path entry : DirectoryListing.of(directory)) {
            // Directories have one name only: they are moved after the exchange.
            if (isOurs(entry) || Files.isDirectory(entry, NOFOLLOW_LINKS)) continue;
            try {
                files.hardLink(nextState.resolve(entry.getFileName().toString()), entry);
            } catch (FileSystemException | UnsupportedOperationException noHardLinks) {
                LOG.debug("{} cannot be carried over", entry, noHardLinks);
                return false;
            }
        }
        return true;
    }

    private void replaceOneByOne(LineageFiles live, Path directory, int version, Map<PemKind, Path> targets)
            throws IOException {
        Path journal = ConfigLayout.journalOf(directory);
        files.replace(journal, (version + "\n").getBytes(StandardCharsets.US_ASCII), FileMode.PUBLIC);
        var replaced = new ArrayList<Map.Entry<Path, Path>>();
        try {
            for (PemKind kind : ONE_BY_ONE) {
                Path link = kind.linkIn(live);
                replaced.add(0, Map.entry(link, Files.readSymbolicLink(link)));
                relink(link, Objects.requireNonNull(targets.get(kind)));
            }
        } catch (IOException failure) {
            goBackAfter(failure, replaced, journal);
            throw failure;
        }
        files.delete(journal);
    }

    /** A failure is no crash: the old links can be had back at once. If not, the journal stays for the next start. */
    private void goBackAfter(IOException failure, List<Map.Entry<Path, Path>> replaced, Path journal) {
        try {
            for (var link : replaced) relink(link.getKey(), link.getValue());
            files.delete(journal);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private void discardAfter(IOException failure, Path nextState, Path directory) {
        try {
            if (Files.exists(nextState, NOFOLLOW_LINKS)) discardNextState(nextState, directory);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private void relink(Path link, Path target) throws IOException {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) return;
        files.relink(link, target);
    }

    /** The text of the present link with another file name, so that absolute links of the user's stay absolute. */
    private static Path newTarget(PemKind kind, Path link, int version) throws IOException {
        return Files.readSymbolicLink(link).resolveSibling(kind.archiveName(version));
    }

    /** Links resolved: a user may have put the directory elsewhere and left a link. */
    private static Path directoryOf(LineageFiles live) throws IOException {
        Path directory = live.cert().toAbsolutePath().getParent();
        return Objects.requireNonNull(directory).toRealPath();
    }

    /** True when the four links have their usual names and stand in one directory. */
    private static boolean isUniform(LineageFiles live) {
        Path directory = Objects.requireNonNull(live.cert().toAbsolutePath().getParent());
        return PemKind.ALL.stream()
                .allMatch(kind -> kind.linkIn(live).toAbsolutePath().equals(directory.resolve(kind.linkName())));
    }

    private static boolean isOurs(Path entry) {
        String name = entry.getFileName().toString();
        String wanted = TemporaryName.finalName(name).orElse(name);
        return PemKind.ALL.stream()
                .anyMatch(kind -> wanted.equals(kind.linkName()) || name.equals(kind.previousLinkName()));
    }

    /** True when the live directory has the same file, or a newer one of that name. */
    private static boolean isSameOrOlder(Path entry, Path counterpart) throws IOException {
        if (!Files.exists(counterpart, NOFOLLOW_LINKS)) return false;
        var one = Files.readAttributes(entry, BasicFileAttributes.class, NOFOLLOW_LINKS);
        var other = Files.readAttributes(counterpart, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (one.isDirectory() || other.isDirectory()) return false;
        return Objects.equals(one.fileKey(), other.fileKey())
                || one.lastModifiedTime().compareTo(other.lastModifiedTime()) <= 0;
    }

    private static int journalVersion(Path journal) throws IOException {
        try {
            return Integer.parseInt(
                    Files.readString(journal, StandardCharsets.US_ASCII).trim());
        } catch (NumberFormatException notOurs) {
            LOG.warn("{} is not a journal of ours and is removed", journal);
            return 0;
        }
    }
}
