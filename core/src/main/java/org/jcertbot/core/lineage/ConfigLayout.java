package org.jcertbot.core.lineage;

import java.nio.file.Path;
import org.jcertbot.core.identifier.CertName;

/** Where everything lies below the configuration directory (behaviour-core 1.3 and 3.2). */
record ConfigLayout(Path config) {
    static final String RENEWAL_SUFFIX = ".conf";
    static final String README = "README";

    private static final String NEW_SUFFIX = ".new";
    private static final String JOURNAL_SUFFIX = ".jnl";

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
