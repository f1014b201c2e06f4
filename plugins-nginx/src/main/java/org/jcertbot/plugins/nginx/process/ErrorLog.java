package org.jcertbot.plugins.nginx.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is added to nginx's error log after a certain moment.
 *
 * @param file the log; need not exist, and need not be a file
 * @param start its length at that moment
 */
record ErrorLog(Path file, long start) {
    /** A busy server may write a lot; what it says about its own start is not far from the end. */
    private static final int LONGEST = 256 * 1024;

    /** What is added from now on. */
    static ErrorLog fromNow(Path file) {
        try {
            return new ErrorLog(file, Files.isRegularFile(file) ? Files.size(file) : 0);
        } catch (IOException unreadable) {
            return new ErrorLog(file, 0);
        }
    }

    /** Empty when the log cannot be read. */
    List<String> lines() {
        if (!Files.isRegularFile(file)) return List.of();
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            // It may have been rotated since.
            long from = Math.max(size < start ? 0 : start, size - LONGEST);
            var bytes = ByteBuffer.allocate(Math.toIntExact(size - from));
            channel.position(from);
            int count = 0;
            while (count >= 0 && bytes.hasRemaining()) count = channel.read(bytes);
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    String text() {
        return String.join("\n", lines());
    }
}
