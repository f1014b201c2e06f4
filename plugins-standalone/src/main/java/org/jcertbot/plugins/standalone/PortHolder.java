package org.jcertbot.plugins.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out which process listens on a port, as far as this user may know (proc(5)). */
final class PortHolder {
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private final Path proc;

    /** @param proc the root of the process file system */
    PortHolder(Path proc) {
        this.proc = proc;
    }

    /** The names and numbers of the processes, such as {@code nginx (pid 812)}; empty when they cannot be found. */
    String describe(int port) {
        try {
            Set<String> sockets = sockets(port);
            return sockets.isEmpty() ? "" : String.join(", ", owners(sockets));
        } catch (IOException notForUs) {
            return "";
        }
    }

    /** The link texts of the sockets that listen on the port, as they appear below {@code fd}. */
    private Set<String> sockets(int port) throws IOException {
        String suffix = String.format(":%04X", port);
        var sockets = new HashSet<String>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            Path file = proc.resolve(table);
            if (!Files.isReadable(file)) continue;
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields.length > INODE
                        && fields[STATE].equals(LISTENING)
                        && fields[LOCAL_ADDRESS].endsWith(suffix)) {
                    sockets.add("socket:[" + fields[INODE] + "]");
                }
            }
        }
        return sockets;
    }

    private List<String> owners(Set<String> sockets) throws IOException {
        var owners = new ArrayList<String>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (!holdsOneOf(sockets, process)) continue;
                String name = Files.readString(process.resolve("comm")).strip();
                owners.add(name + " (pid " + process.getFileName() + ")");
            }
        }
        return owners;
    }

    private static boolean holdsOneOf(Set<String> sockets, Path process) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) return true;
            }
        } catch (IOException | DirectoryIteratorException goneOrForeign) {
            return false;
        }
        return false;
    }
}
