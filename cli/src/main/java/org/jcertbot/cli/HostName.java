package org.jcertbot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this machine, as hostname(1) prints it. */
final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");
    private static final String UNKNOWN = "localhost";

    private HostName() {}

    /** Asks the kernel: the JDK would ask a name server. */
    static String ofThisMachine() {
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException noProc) {
            return UNKNOWN;
        }
    }
}
