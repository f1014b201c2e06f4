package org.jcertbot.core.lineage;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.identifier.CertName;

/** Where everything lies below the configuration directory. */
record ConfigLayout(Path config) {
    static final String RENEWAL_SUFFIX = ".conf";
    static final String README = "README";

    private static final String NEW_SUFFIX = ".new";
    private static final String JOURNAL_SUFFIX = ".jnl";
    private static final String DELETED_SUFFIX = ".del";

    Path renewal() {
        return config.resolve("renewal");
    }

    Path live() {
        return config.resolve("live");
    }

    Path archive() {
        return config.resolve("archive");
    }

    Path renewalFile(CertName name) {
        return renewal().resolve(name + RENEWAL_SUFFIX);
    }

    Path liveDirectory(CertName name) {
        return live().resolve(name.text());
    }

    Path archiveDirectory(CertName name) {
        return archive().resolve(name.text());
    }

    LineageFiles liveFiles(CertName name) {
        Path directory = liveDirectory(name);
        return new LineageFiles(
                directory.resolve(PemKind.CERT.linkName()),
                directory.resolve(PemKind.PRIVKEY.linkName()),
                directory.resolve(PemKind.CHAIN.linkName()),
                directory.resolve(PemKind.FULLCHAIN.linkName()));
    }

    /** All files in {@code renewal} that end in {@code .conf}, sorted by name; none when there is no such directory. */
    List<Path> renewalFiles() throws StorageException {
        var directory = new File(renewal().toString());
        String[] names = directory.list();
        if (names == null) {
            if (!directory.exists()) return List.of();
            throw new StorageException(
                    "The directory " + directory + " cannot be read.", "", "Check who may read it, or run as root.");
        }
        Arrays.sort(names);
        var found = new ArrayList<Path>(names.length);
        for (String name : names) {
            boolean hidden = name.startsWith(".");
            if (!hidden && name.endsWith(RENEWAL_SUFFIX)) found.add(renewal().resolve(name));
        }
        return found;
    }

    /** The name of the lineage that a file in {@code renewal} describes. */
    static CertName nameOf(Path renewalFile) throws InvalidInputException {
        return CertName.parse(nameIn(renewalFile));
    }

    /** As {@link #nameOf}, although there may be no lineage of such a name. */
    static String nameIn(Path renewalFile) {
        String fileName = renewalFile.getFileName().toString();
        return fileName.substring(0, fileName.length() - RENEWAL_SUFFIX.length());
    }

    /** What is said of a name for which there is no renewal file. */
    StorageException noSuchLineage(CertName name) {
        return new StorageException(
                "No certificate found with name " + name + " (expected " + renewalFile(name) + ").",
                "",
                "\"certbot certificates\" lists the names.");
    }

    /**
     * What a renewal file is called while the rest of its lineage is being deleted: hidden, so that nobody takes it for
     * one. In the same directory, where a rename always works and relative links keep their targets.
     */
    Path deletedRenewalFile(CertName name) {
        return renewal().resolve("." + name + DELETED_SUFFIX);
    }

    /** The lineage whose deletion has begun, if the name of a file in {@code renewal} says so. */
    static Optional<String> deletedName(String fileName) {
        int end = fileName.length() - DELETED_SUFFIX.length();
        boolean ours = end > 1 && fileName.startsWith(".") && fileName.endsWith(DELETED_SUFFIX);
        return ours ? Optional.of(fileName.substring(1, end)) : Optional.empty();
    }

    /** Where the next state of a live directory is built, beside it: hidden, so that nobody takes it for a lineage. */
    static Path nextStateOf(Path liveDirectory) {
        return hiddenBeside(liveDirectory, NEW_SUFFIX);
    }

    /** Holds the version to which the links are being switched, where that takes more than one step. */
    static Path journalOf(Path liveDirectory) {
        return hiddenBeside(liveDirectory, JOURNAL_SUFFIX);
    }

    /** The live directory to which a hidden neighbour belongs; the argument itself when it is no such neighbour. */
    static Path liveDirectoryOf(Path neighbour) {
        String name = neighbour.getFileName().toString();
        boolean ours = name.startsWith(".") && (name.endsWith(NEW_SUFFIX) || name.endsWith(JOURNAL_SUFFIX));
        if (!ours || name.length() <= 1 + NEW_SUFFIX.length()) return neighbour;
        return neighbour.resolveSibling(name.substring(1, name.length() - NEW_SUFFIX.length()));
    }

    private static Path hiddenBeside(Path directory, String suffix) {
        return directory.resolveSibling("." + directory.getFileName() + suffix);
    }
}
