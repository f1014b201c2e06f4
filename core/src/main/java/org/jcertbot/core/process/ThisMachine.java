package org.jcertbot.core.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The machine that this program runs on. */
public final class ThisMachine {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private ThisMachine() {}

    /**
     * Its name, as hostname(1) prints it. The kernel is asked: the JDK would ask a name server. Empty where there is no such
     * kernel.
     */
    public static Optional<String> hostName() {
        try {
            return Optional.of(
                    Files.readString(KERNEL, StandardCharsets.ISO_8859_1).strip());
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
