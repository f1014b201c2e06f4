package org.jcertbot.core.renewal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.lineage.Lineage;

/** What became of one renewal file in a run of {@code renew}. */
public sealed interface Outcome {
    /** An outcome of a lineage that could be read. */
    sealed interface OfLineage extends Outcome {
        Lineage lineage();

        @Override
        default Path renewalFile() {
            return lineage().renewalFile();
        }
    }

    Path renewalFile();

    /** The file, or what it refers to, cannot be used. */
    record Unusable(Path renewalFile, CertbotException reason) implements Outcome {}

    /**
     * It is in date.
     *
     * @param dueAt when that changes, as far as is known today
     */
    record NotDue(Lineage lineage, Optional<Instant> dueAt, String reason) implements OfLineage {}

    /**
     * It is due, but earlier attempts failed and the next one is not yet to be made.
     *
     * @param urgency how much of its life is left
     */
    record BackingOff(Lineage lineage, Setback setback, Urgency urgency) implements OfLineage {}

    /**
     * It is due, but {@code --limit} has been reached.
     *
     * @param urgency how much of its life is left
     */
    record Postponed(Lineage lineage, Urgency urgency) implements OfLineage {}

    /**
     * It has a new certificate, or would have got one in a dry run.
     *
     * @param lineage with the new certificate, if it has one
     */
    record Renewed(Lineage lineage) implements OfLineage {}

    /** It was attempted in vain; the lineage is as it was. */
    record Failed(Lineage lineage, CertbotException error) implements OfLineage {}
}
