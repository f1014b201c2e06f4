package org.jcertbot.core.lineage;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.configobj.ConfigObjDocument;
import org.jcertbot.core.configobj.ConfigObjSyntaxException;
import org.jcertbot.core.configobj.Value;

/**
 * The places that a renewal file names, whether there is anything or not: what is left to say of a lineage that cannot
 * be loaded. References that are no absolute paths are passed over.
 *
 * @param links up to four, in {@code live}
 */
record LineageReferences(List<Path> links, Optional<Path> archive) {
    LineageReferences {
        links = List.copyOf(links);
    }

    static LineageReferences of(ConfigObjDocument document) {
        var links = new ArrayList<Path>();
        for (PemKind kind : PemKind.ALL) path(document, kind.word()).ifPresent(links::add);
        return new LineageReferences(links, path(document, RenewalRecord.ARCHIVE_DIR));
    }

    /** The directory of all the links; empty when they are in several, or there are none. */
    Optional<Path> liveDirectory() {
        List<Path> directories = links.stream().map(Path::getParent).distinct().toList();
        return directories.size() == 1 ? Optional.ofNullable(directories.get(0)) : Optional.empty();
    }

    private static Optional<Path> path(ConfigObjDocument document, String key) {
        try {
            return document.root()
                    .find(key)
                    .filter(Value.Text.class::isInstance)
                    .map(value -> Path.of(((Value.Text) value).text()).normalize())
                    .filter(path -> path.isAbsolute() && path.getParent() != null);
        } catch (ConfigObjSyntaxException | InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
