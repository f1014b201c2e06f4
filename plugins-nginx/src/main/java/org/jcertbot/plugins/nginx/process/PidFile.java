package org.jcertbot.plugins.nginx.process;

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
record PidFile(Path path) {
    OptionalLong read() {
        try {
            String text = new String(Files.readAllBytes(path), StandardCharsets.US_ASCII).strip();
            return OptionalLong.of(Long.parseLong(text));
        } catch (IOException | NumberFormatException nothingUsable) {
            return OptionalLong.empty();
        }
    }
}
