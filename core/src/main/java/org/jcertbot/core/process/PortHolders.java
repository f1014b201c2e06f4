package org.jcertbot.core.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which processes listen on a port, as far as this user may know (proc(5)). */
public final class PortHolders {
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private final Path proc;

    /** @param proc the root of the process file system */
    public PortHolders(Path proc) {
        this.proc = proc;
    }

    /**
     * Their names and numbers, such as {@code nginx (pid 812)}; empty when they cannot be found. A
     * worker, which shares the sockets of its parent and has the same name, is left out.
     */
    public String describe(int port) {
        try {
            Set<String> sockets = sockets(port);
            return sockets.isEmpty() ? "" : String.join(", ", owners(sockets));
        } catch (IOException notForUsOrGone) {
            return "";
        }
    }

    /** The link texts of the sockets that listen on the port, as they appear below {@code fd}. */
    private Set<String> sockets(int port) throws IOException {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
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
        var owners = new TreeMap<Long, Status>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (!holdsOneOf(sockets, process)) continue;
                Optional<Status> status = Status.of(process);
                if (status.isPresent())
                    owners.put(Long.parseLong(process.getFileName().toString()), status.get());
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        var described = new ArrayList<String>();
        owners.forEach((pid, status) -> {
            Status parent = owners.get(status.parent);
            boolean isWorker = parent != null && parent.name.equals(status.name);
            if (!isWorker) described.add(status.name + " (pid " + pid + ")");
        });
        return described;
    }

    /** The first fields of the file {@code stat}. */
    private record Status(String name, long parent) {
        /** Empty when the process has just gone. The name is in parentheses, and may have parentheses and blanks itself. */
        static Optional<Status> of(Path process) {
            try {
                String text = Files.readString(process.resolve("stat"));
                int end = text.lastIndexOf(')');
                return Optional.of(new Status(
                        text.substring(text.indexOf('(') + 1, end),
                        Long.parseLong(text.substring(end + 2).split(" ", -1)[1])));
            } catch (IOException gone) {
                return Optional.empty();
            }
        }
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
