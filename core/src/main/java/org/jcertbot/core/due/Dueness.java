package org.jcertbot.core.due;

import java.time.Instant;
import java.util.Optional;

/** Whether a certificate is to be renewed now. */
public sealed interface Dueness {
    /** Why, in words for the log. */
    String reason();

    /** It is to be renewed now. */
    record Due(String reason) implements Dueness {}

    /**
     * It is to be left alone.
     *
     * @param dueAt when that changes, as far as is known today; empty when it does not by itself
     */
    record NotDue(Optional<Instant> dueAt, String reason) implements Dueness {}
}
