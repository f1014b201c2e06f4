package org.jcertbot.cli.zone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A time zone as the system has it, see tzfile(5) and RFC 9636. Knows the present; the rule that a file may have for the
 * time after its last change is not interpreted.
 */
final class ZoneFile {
    /** Seconds east of UTC, from the epoch second of one change until (exclusively) that of the next. */
    record Offset(int seconds, long from, long until) {
        boolean holdsAt(long epochSecond) {
            return from <= epochSecond && epochSecond < until;
        }
    }

    private static final int MAGIC = 0x545a6966; // TZif
    private static final int HEADER_REST = 15;
    private static final int SHORT_TIME = 4;
    private static final int LONG_TIME = 8;
    private static final int TYPE_LENGTH = 6;

    private final ByteBuffer file;

    ZoneFile(byte[] content) {
        file = ByteBuffer.wrap(content);
    }

    /** Empty for a file of another format or of the old version 1, and where only the rule knows. */
    Optional<Offset> at(long epochSecond) {
        try {
            Counts old = header();
            if (old.version < '2') return Optional.empty();
            file.position(file.position() + old.length(SHORT_TIME));
            return offset(header(), epochSecond);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private Optional<Offset> offset(Counts counts, long epochSecond) {
        int data = file.position();
        int past = 0;
        while (past < counts.times && file.getLong(data + past * LONG_TIME) <= epochSecond) past++;
        if (past == counts.times && hasRule(data + counts.length(LONG_TIME))) return Optional.empty();

        int typeIndexes = data + counts.times * LONG_TIME;
        int type = past == 0 ? 0 : Byte.toUnsignedInt(file.get(typeIndexes + past - 1));
        int seconds = file.getInt(typeIndexes + counts.times + type * TYPE_LENGTH);
        long from = past == 0 ? Long.MIN_VALUE : file.getLong(data + (past - 1) * LONG_TIME);
        long until = past == counts.times ? Long.MAX_VALUE : file.getLong(data + past * LONG_TIME);
        return Optional.of(new Offset(seconds, from, until));
    }

    /** True when the footer, such as {@code CET-1CEST,M3.5.0,M10.5.0/3}, says that summer time goes on. */
    private boolean hasRule(int footer) {
        file.position(footer);
        var text = new byte[file.remaining()];
        file.get(text);
        return new String(text, US_ASCII).contains(",");
    }

    private Counts header() {
        if (file.getInt() != MAGIC) throw new IllegalArgumentException("not a time zone file");
        int version = file.get();
        file.position(file.position() + HEADER_REST);
        return new Counts(
                version, file.getInt(), file.getInt(), file.getInt(), file.getInt(), file.getInt(), file.getInt());
    }

    /** In the order of the header. */
    private record Counts(int version, int utcMarks, int standardMarks, int leaps, int times, int types, int chars) {
        int length(int timeLength) {
            return times * (timeLength + 1)
                    + types * TYPE_LENGTH
                    + chars
                    + leaps * (timeLength + SHORT_TIME)
                    + standardMarks
                    + utcMarks;
        }
    }
}
