package org.jcertbot.core.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process file system with what a test puts into it. */
public record FakeProcesses(Path proc) {
    private static final String MOUNTS = "mnt:[4026531841]";

    public static FakeProcesses in(Path root) throws IOException {
        var processes = new FakeProcesses(Files.createDirectories(root.resolve("proc")));
        processes.mounts("self", MOUNTS);
        return processes;
    }

    public ProcessTable table() {
        return new ProcessTable(proc);
    }

    /** One that sees the files of the machine. */
    public void add(long pid, long parent, String name, String title) throws IOException {
        status(pid, parent, name, 'S');
        Files.writeString(proc.resolve(pid + "/cmdline"), title + "\0\0\0");
        mounts(String.valueOf(pid), MOUNTS);
    }

    public void addInContainer(long pid, String title) throws IOException {
        status(pid, 1, "nginx", 'S');
        Files.writeString(proc.resolve(pid + "/cmdline"), title);
        mounts(String.valueOf(pid), "mnt:[4026532000]");
    }

    public void addEnded(long pid, long parent) throws IOException {
        status(pid, parent, "nginx", 'Z');
        Files.writeString(proc.resolve(pid + "/cmdline"), "");
    }

    public void remove(long pid) throws IOException {
        Files.deleteIfExists(proc.resolve(pid + "/stat"));
    }

    public void retitle(long pid, String title) throws IOException {
        Files.writeString(proc.resolve(pid + "/cmdline"), title);
    }

    public void listen(long pid, int port) throws IOException {
        long inode = 70_000 + pid;
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(
                proc.resolve("net/tcp"),
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
                        + "   0: 00000000:" + String.format("%04X", port) + " 00000000:0000 0A 00000000:00000000"
                        + " 00:00000000 00000000     0        0 " + inode + " 1 0000000000000000 100 0 0 10 0\n");
        Path descriptors = Files.createDirectories(proc.resolve(pid + "/fd"));
        Files.createSymbolicLink(descriptors.resolve("6"), Path.of("socket:[" + inode + "]"));
    }

    private void status(long pid, long parent, String name, char state) throws IOException {
        Files.createDirectories(proc.resolve(String.valueOf(pid)));
        Files.writeString(
                proc.resolve(pid + "/stat"), pid + " (" + name + ") " + state + " " + parent + " 1 1 0 -1 4194304\n");
    }

    private void mounts(String process, String namespace) throws IOException {
        Path directory = Files.createDirectories(proc.resolve(process).resolve("ns"));
        Files.deleteIfExists(directory.resolve("mnt"));
        Files.createSymbolicLink(directory.resolve("mnt"), Path.of(namespace));
    }
}
