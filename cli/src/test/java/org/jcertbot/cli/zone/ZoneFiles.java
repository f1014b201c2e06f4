package org.jcertbot.cli.zone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Instant;

/** Makes time zone files, see RFC 9636. */
final class ZoneFiles {
    private static final int HEADER = 44;
    private static final int LENGTH_OF_TYPE = 6;
    private static final String NAMES = "CET\0CEST\0";

    private ZoneFiles() {}

    /** Summer time, two hours, between the two changes; one hour before and after, which is for ever without a rule. */
    static byte[] summer(Instant begin, Instant end, String rule) {
        var file = ByteBuffer.allocate(2 * HEADER + 2 * (Long.BYTES + 1) + 2 * LENGTH_OF_TYPE + NAMES.length() + 50);
        header(file, 0, 0, 0);
        header(file, 2, 2, NAMES.length());
        file.putLong(begin.getEpochSecond()).putLong(end.getEpochSecond());
        file.put((byte) 1).put((byte) 0);
        file.putInt(3600).put((byte) 0).put((byte) 0);
        file.putInt(7200).put((byte) 1).put((byte) "CET\0".length());
        file.put(NAMES.getBytes(US_ASCII));
        file.put(("\n" + rule + "\n").getBytes(US_ASCII));
        var content = new byte[file.position()];
        file.flip().get(content);
        return content;
    }

    private static void header(ByteBuffer file, int times, int types, int chars) {
        file.put("TZif2".getBytes(US_ASCII)).put(new byte[15]);
        file.putInt(0).putInt(0).putInt(0).putInt(times).putInt(types).putInt(chars);
    }
}
