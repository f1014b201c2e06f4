package org.jcertbot.plugins.nginx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What nginx puts in the place of {@code $hostname}. */
final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** Empty where it cannot be found out without asking a name server. */
    static String ofThisMachine() {
        try {
            return Files.readString(KERNEL, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException notLinux) {
            return "";
        }
    }
}
