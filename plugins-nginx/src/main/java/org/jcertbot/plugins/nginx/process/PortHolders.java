package org.jcertbot.plugins.nginx.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which processes listen on a port, as far as this user may know (proc(5)).
 *
 * @param table where the processes are listed
 */
record PortHolders(ProcessTable table) {
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** Their names and numbers, such as {@code apache2 (pid 812)}; empty when they cannot be found. */
    String describe(int port) {
        try {
            Set<String> sockets = sockets(String.format(Locale.ROOT, ":%04X", port));
            if (sockets.isEmpty()) return "";
            return table.all().stream()
                    .filter(process -> holdsOneOf(sockets, process))
                    .filter(process -> !process.isAcceptingWorker())
                    .map(process -> process.name() + " (pid " + process.pid() + ")")
                    .collect(Collectors.joining(", "));
        } catch (IOException notForUs) {
            return "";
        }
    }

    /** The sockets that listen on the port, as the descriptors of their processes name them. */
    private Set<String> sockets(String suffix) throws IOException {
        var sockets = new HashSet<String>();
        for (String name : List.of("net/tcp", "net/tcp6")) {
            Path file = table.proc().resolve(name);
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

    private boolean holdsOneOf(Set<String> sockets, RunningProcess process) {
        Path directory = table.proc().resolve(Long.toString(process.pid())).resolve("fd");
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(directory)) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) return true;
            }
        } catch (IOException | DirectoryIteratorException goneOrForeign) {
            return false;
        }
        return false;
    }
}
