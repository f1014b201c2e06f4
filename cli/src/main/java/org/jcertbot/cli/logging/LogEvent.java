package org.jcertbot.cli.logging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** One record of the log. */
record LogEvent(
        Instant time,
        Level level,
        String logger,
        String message,
        @Nullable Throwable failure) {}
