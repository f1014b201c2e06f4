package org.jcertbot.core.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The name of this machine, as hostname(1) prints it. */
public final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** Asks the kernel: the JDK would ask a name server. Empty where there is no such kernel. */
    public static Optional<String> ofThisMachine() {
        try {
            return Optional.of(
                    Files.readString(KERNEL, StandardCharsets.ISO_8859_1).strip());
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
