package org.jcertbot.core.lineage;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The four files of each version. */
enum PemKind {
    PRIVKEY,
    CERT,
    CHAIN,
    FULLCHAIN;

    /** Once and for all: {@code values()} copies. */
    static final List<PemKind> ALL = List.of(values());

    private static final String SUFFIX = ".pem";

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The key of its path in renewal files, such as {@code cert}. */
    String word() {
        return word;
    }

    /** The name of its link in {@code live/NAME}. */
    String linkName() {
        return word + SUFFIX;
    }

    /** The name of the link in which the original notes the old target while it switches. */
    String previousLinkName() {
        return "previous_" + linkName();
    }

    /** The name of its file in {@code archive/NAME}. */
    String archiveName(int version) {
        return word + version + SUFFIX;
    }

    /** The version in a name that {@link #archiveName} makes; {@link #NO_VERSION} for any other name. */
    int versionIn(String fileName) {
        int start = word.length();
        int end = fileName.length() - SUFFIX.length();
        boolean shape =
                end > start && end - start <= LONGEST_VERSION && fileName.startsWith(word) && fileName.endsWith(SUFFIX);
        if (!shape) return NO_VERSION;
        int version = 0;
        for (int i = start; i < end; i++) {
            char digit = fileName.charAt(i);
            if (digit < '0' || digit > '9') return NO_VERSION;
            version = version * 10 + digit - '0';
        }
        return version;
    }

    static final int NO_VERSION = -1;

    private static final int LONGEST_VERSION = 9;

    Path linkIn(LineageFiles live) {
        return switch (this) {
            case PRIVKEY -> live.privkey();
            case CERT -> live.cert();
            case CHAIN -> live.chain();
            case FULLCHAIN -> live.fullchain();
        };
    }
}
