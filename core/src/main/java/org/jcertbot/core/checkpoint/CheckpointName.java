package org.jcertbot.core.checkpoint;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The names of finished checkpoints: the time in seconds since 1970. Like the original we compare them as text. */
final class CheckpointName {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointName.class);
    private static final Pattern SHAPE = Pattern.compile("\\d+(\\.\\d+)?");
    private static final long MICROS_PER_SECOND = TimeUnit.SECONDS.toMicros(1);
    private static final BigDecimal CLOCK_WAS_SET_BACK = BigDecimal.ONE;
    private static final BigDecimal SAME_INSTANT = new BigDecimal("0.01");

    static boolean matches(String name) {
        return SHAPE.matcher(name).matches();
    }

    /** A name that sorts after those that exist. */
    static String next(Instant now, Collection<String> existing) {
        long micros = TimeUnit.NANOSECONDS.toMicros(now.getNano());
        // Not String.format: that loads what Java knows of languages, for one number.
        String time = now.getEpochSecond() + "."
                + String.valueOf(MICROS_PER_SECOND + micros).substring(1);
        if (existing.isEmpty()) return time;
        String newest = Collections.max(existing);
        int order = time.compareTo(newest);
        if (order > 0) return time;
        if (order == 0) return new BigDecimal(newest).add(SAME_INSTANT).toPlainString();
        String later = new BigDecimal(newest).add(CLOCK_WAS_SET_BACK).toPlainString();
        LOG.warn("The newest checkpoint, {}, is not older than now: was the clock set back? Using {}.", newest, later);
        return later;
    }

    private CheckpointName() {}
}
