package org.jcertbot.core.lineage;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.error.StorageException;

/**
 * What {@link LineageInspector} found, both lists in the order of the files' names.
 *
 * @param certificates the lineages that are in order
 * @param invalid the renewal files of those that are not
 */
public record Inspection(List<InspectedCertificate> certificates, List<Invalid> invalid) {
    /** A renewal file that cannot be used, or whose certificate, chain and key do not belong together. */
    public record Invalid(Path renewalFile, StorageException reason) {}

    public Inspection {
        certificates = List.copyOf(certificates);
        invalid = List.copyOf(invalid);
    }
}
