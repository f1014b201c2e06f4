package org.jcertbot.core.revocation;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Option;

/**
 * What is to be revoked.
 *
 * @param file where the certificate was read from
 * @param lineages those that the file belongs to: usually one, or none for a certificate that is not kept here
 */
record RevocationTarget(Path file, X509Certificate certificate, List<Lineage> lineages) {
    RevocationTarget {
        lineages = List.copyOf(lineages);
    }

    /** The one lineage that the file belongs to. */
    Optional<Lineage> lineage() {
        return lineages.size() == 1 ? Optional.of(lineages.get(0)) : Optional.empty();
    }

    /** What the renewal file of that lineage has for an option. */
    Optional<String> parameter(Option<?> option) {
        return lineage().flatMap(found -> found.renewalParam(option.key()));
    }
}
