package org.jcertbot.plugins.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which ports this process may listen on, see ip_unprivileged_port_start in ip(7) and capabilities(7). */
final class PortPermission {
    private static final String EFFECTIVE = "CapEff:";
    private static final int CAP_NET_BIND_SERVICE = 10;

    private final Path proc;

    /** @param proc the root of the process file system */
    PortPermission(Path proc) {
        this.proc = proc;
    }

    /** True also where the system does not tell. */
    boolean includes(int port) {
        try {
            return port >= firstFreePort() || isPrivileged();
        } catch (IOException | NumberFormatException unknown) {
            return true;
        }
    }

    private int firstFreePort() throws IOException {
        return Integer.parseInt(Files.readString(proc.resolve("sys/net/ipv4/ip_unprivileged_port_start"))
                .strip());
    }

    private boolean isPrivileged() throws IOException {
        for (String line : Files.readAllLines(proc.resolve("self/status"))) {
            if (!line.startsWith(EFFECTIVE)) continue;
            long capabilities =
                    Long.parseUnsignedLong(line.substring(EFFECTIVE.length()).strip(), 16);
            return (capabilities >>> CAP_NET_BIND_SERVICE & 1) == 1;
        }
        return true;
    }
}
