package org.jcertbot.core.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Where a master has written its number. It may be left over from one that was killed, and may then name any process.
 *
 * @param path need not exist
 */
public record PidFile(Path path) {
    /** Empty when there is no usable number in it. */
    public OptionalLong read() {
        try {
            String text = new String(Files.readAllBytes(path), StandardCharsets.US_ASCII).strip();
            return OptionalLong.of(Long.parseLong(text));
        } catch (IOException | NumberFormatException nothingUsable) {
            return OptionalLong.empty();
        }
    }
}
