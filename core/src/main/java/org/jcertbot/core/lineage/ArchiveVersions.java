package org.jcertbot.core.lineage;

import java.util.Collection;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Which versions an archive directory holds, judged by its file names. */
final class ArchiveVersions {
    /** How many versions before the newest are kept. */
    private static final int KEPT_BEFORE_LATEST = 5;

    private final TreeSet<Integer> any = new TreeSet<>();
    private final TreeSet<Integer> complete = new TreeSet<>();

    private ArchiveVersions() {}

    static ArchiveVersions of(Collection<String> fileNames) {
        var versions = new ArchiveVersions();
        for (PemKind kind : PemKind.ALL) {
            Set<Integer> ofKind = new HashSet<>();
            for (String name : fileNames) {
                int version = kind.versionIn(name);
                if (version != PemKind.NO_VERSION) ofKind.add(version);
            }
            if (kind == PemKind.ALL.get(0)) versions.complete.addAll(ofKind);
            versions.complete.retainAll(ofKind);
            versions.any.addAll(ofKind);
        }
        return versions;
    }

    /** The number for a new version: incomplete sets, which an interrupted run may have left, are skipped over. */
    int next() {
        return any.isEmpty() ? 1 : any.last() + 1;
    }

    /** The highest version of which all four files exist. */
    OptionalInt latestComplete() {
        return complete.isEmpty() ? OptionalInt.empty() : OptionalInt.of(complete.last());
    }

    /** The versions to delete once {@code latest} is the one in use. */
    Set<Integer> prunableFrom(int latest) {
        return any.headSet(latest - KEPT_BEFORE_LATEST);
    }

    /** True when nothing but files of that version is there. */
    boolean holdsOnly(int version) {
        return any.isEmpty() || (any.size() == 1 && any.first() == version);
    }
}
