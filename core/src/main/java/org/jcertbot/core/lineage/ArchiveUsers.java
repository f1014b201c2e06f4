package org.jcertbot.core.lineage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.identifier.CertName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which lineages keep their versions in which directory: usually one, but renewal files may name the same. */
final class ArchiveUsers {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveUsers.class);

    private final Map<Path, List<CertName>> byArchive = new HashMap<>();

    /** Reads all renewal files; those that cannot be parsed use nothing. */
    static ArchiveUsers read(ConfigLayout layout) throws StorageException {
        var users = new ArchiveUsers();
        for (Path file : layout.renewalFiles()) {
            try {
                CertName name = ConfigLayout.nameOf(file);
                var references = LineageReferences.of(RenewalRecord.parse(file));
                Path archive = references.archive().orElse(layout.archiveDirectory(name));
                users.byArchive
                        .computeIfAbsent(real(archive), path -> new ArrayList<>())
                        .add(name);
            } catch (StorageException | InvalidInputException broken) {
                LOG.debug("{} is passed over", file, broken);
            }
        }
        return users;
    }

    /** The lineages with that archive directory, but for one. */
    List<CertName> others(Path archive, CertName name) {
        return byArchive.getOrDefault(real(archive), List.of()).stream()
                .filter(other -> !other.equals(name))
                .toList();
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException notThere) {
            return directory.normalize();
        }
    }
}
