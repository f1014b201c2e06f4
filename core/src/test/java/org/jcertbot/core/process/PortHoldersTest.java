package org.jcertbot.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortHoldersTest {
    @TempDir
    Path proc;

    @Test
    void findsTheListeningProcess() throws IOException {
        table("net/tcp", "0100007F:0050 00000000:0000 01", "11", "00000000:1F90 00000000:0000 0A", "12");
        table("net/tcp6", "00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A", "13");
        process(812, 1, "nginx", 13);
        process(900, 1, "firefox", 11);
        assertEquals("nginx (pid 812)", new PortHolders(proc).describe(80));
    }

    @Test
    void leavesOutWorkersThatShareTheSocketOfTheirParent() throws IOException {
        table("net/tcp", "00000000:0050 00000000:0000 0A", "12");
        process(1, 0, "systemd", 12);
        process(812, 1, "nginx (a) b", 12);
        process(813, 812, "nginx (a) b", 12);
        assertEquals("systemd (pid 1), nginx (a) b (pid 812)", new PortHolders(proc).describe(80));
    }

    @Test
    void knowsNothingOfAnotherPort() throws IOException {
        table("net/tcp", "00000000:0050 00000000:0000 0A", "12");
        process(812, 1, "nginx", 12);
        assertEquals("", new PortHolders(proc).describe(81));
    }

    @Test
    void knowsNothingWhenTheProcessIsHidden() throws IOException {
        table("net/tcp", "00000000:0050 00000000:0000 0A", "12");
        assertEquals("", new PortHolders(proc).describe(80));
    }

    @Test
    void knowsNothingWithoutAProcessFileSystem() {
        assertEquals("", new PortHolders(proc.resolve("missing")).describe(80));
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

    private void process(int pid, int parent, String name, int socket) throws IOException {
        Path descriptors = Files.createDirectories(proc.resolve(pid + "/fd"));
        Files.writeString(proc.resolve(pid + "/stat"), pid + " (" + name + ") S " + parent + " 1 1 0 -1\n");
        Files.createSymbolicLink(descriptors.resolve("3"), Path.of("socket:[" + socket + "]"));
    }
}
