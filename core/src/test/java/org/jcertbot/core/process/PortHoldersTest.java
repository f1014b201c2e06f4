package org.jcertbot.plugins.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortHolderTest {
    @TempDir
    Path proc;

    @Test
    void findsTheListeningProcess() throws IOException {
        table("net/tcp", "0100007F:0050 00000000:0000 01", "11", "00000000:1F90 00000000:0000 0A", "12");
        table("net/tcp6", "00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A", "13");
        process(812, "nginx", 13);
        process(900, "firefox", 11);
        assertEquals("nginx (pid 812)", new PortHolder(proc).describe(80));
    }

    @Test
    void knowsNothingWhenTheProcessIsHidden() throws IOException {
        table("net/tcp", "00000000:0050 00000000:0000 0A", "12");
        assertEquals("", new PortHolder(proc).describe(80));
    }

    @Test
    void knowsNothingWithoutAProcessFileSystem() {
        assertEquals("", new PortHolder(proc.resolve("missing")).describe(80));
    }

    private void table(String name, String... addressesAndInodes) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        var text = new StringBuilder(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n");
        for (int i = 0; i < addressesAndInodes.length; i += 2) {
            text.append("   ").append(i).append(": ").append(addressesAndInodes[i]);
            text.append(" 00000000:00000000 00:00000000 00000000     0        0 ");
            text.append(addressesAndInodes[i + 1]).append(" 1 0000000000000000 100 0 0 10 0\n");
        }
        Files.writeString(proc.resolve(name), text);
    }

    private void process(int pid, String name, int socket) throws IOException {
        Path descriptors = Files.createDirectories(proc.resolve(pid + "/fd"));
        Files.writeString(proc.resolve(pid + "/comm"), name + "\n");
        Files.createSymbolicLink(descriptors.resolve("3"), Path.of("socket:[" + socket + "]"));
    }
}
