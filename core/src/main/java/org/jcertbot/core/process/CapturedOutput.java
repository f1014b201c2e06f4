package org.jcertbot.core.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * One output stream of a running program, read by a thread of its own so that the program never blocks on a full pipe.
 */
final class CapturedOutput {
    /** What is kept; more is read and dropped, so that a program gone wild cannot use up the memory. */
    static final int LIMIT = 8 * 1024 * 1024;

    private static final int CHUNK = 8192;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;

    CapturedOutput(InputStream stream, String name) {
        reader = new Thread(() -> readAll(stream), name);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * What the program wrote. Waits for the end of the stream, but not longer than that: a background process that the
     * program left behind may keep the stream open for good.
     */
    String text(Duration patience) throws InterruptedException {
        reader.join(patience.toMillis());
        synchronized (kept) {
            return kept.toString(UTF_8);
        }
    }

    private void readAll(InputStream stream) {
        var chunk = new byte[CHUNK];
        try (stream) {
            int length = stream.read(chunk);
            while (length >= 0) {
                keep(chunk, length);
                length = stream.read(chunk);
            }
        } catch (IOException closed) {
            // The program was killed: what it wrote until then is what there is.
            return;
        }
    }

    private void keep(byte[] chunk, int length) {
        synchronized (kept) {
            kept.write(chunk, 0, Math.min(length, LIMIT - kept.size()));
        }
    }
}
