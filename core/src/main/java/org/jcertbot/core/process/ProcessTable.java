package org.jcertbot.core.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The processes that this user may see, read from {@code /proc} at each call (proc(5)). Where there is no such thing,
 * nothing is seen; that a process is not seen does not mean that it is not there.
 *
 * @param proc the root of the process file system
 */
public record ProcessTable(Path proc) {
    private static final String MOUNTS = "ns/mnt";

    /** The process of that number, if it still runs. */
    public Optional<RunningProcess> find(long pid) {
        return read(proc.resolve(Long.toString(pid)), status -> true);
    }

    /** All processes for which there is a command line; threads of the kernel have none. */
    public List<RunningProcess> all() {
        return those(status -> true);
    }

    /** The list that the kernel keeps for this in {@code task/} is documented to miss some, so all are looked at. */
    public List<RunningProcess> childrenOf(long pid) {
        return those(status -> status.parent == pid);
    }

    /**
     * Whether a path means the same file to that process as to us: in a container it does not. False when that cannot
     * be found out, as with processes of others.
     */
    public boolean seesOurFiles(long pid) {
        try {
            Path ours = Files.readSymbolicLink(proc.resolve("self").resolve(MOUNTS));
            return Files.readSymbolicLink(proc.resolve(Long.toString(pid)).resolve(MOUNTS))
                    .equals(ours);
        } catch (IOException notForUs) {
            return false;
        }
    }

    private List<RunningProcess> those(Predicate<Status> wanted) {
        var found = new ArrayList<RunningProcess>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path directory : directories) {
                read(directory, wanted)
                        .filter(process -> !process.title().isEmpty())
                        .ifPresent(found::add);
            }
        } catch (IOException | DirectoryIteratorException noSuchThingHere) {
            return List.of();
        }
        return found;
    }

    /** Empty for a process that is gone, or has ended and waits for its parent to notice. */
    private static Optional<RunningProcess> read(Path directory, Predicate<Status> wanted) {
        try {
            Status status = Status.parse(text(directory.resolve("stat")));
            if (status.hasEnded() || !wanted.test(status)) return Optional.empty();
            // A title that is shorter than the command line was is filled up with zeros.
            String title = text(directory.resolve("cmdline")).replace('\0', ' ').strip();
            long pid = Long.parseLong(directory.getFileName().toString());
            return Optional.of(new RunningProcess(pid, status.parent, status.name, title));
        } catch (IOException | RuntimeException goneOrForeign) {
            return Optional.empty();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** The first fields of the file of that name, see proc_pid_stat(5). */
    private record Status(String name, char state, long parent) {
        /** The name is in parentheses, and may have parentheses and blanks itself. */
        static Status parse(String text) {
            int end = text.lastIndexOf(')');
            String[] fields = text.substring(end + 2).split(" ", -1);
            return new Status(
                    text.substring(text.indexOf('(') + 1, end), fields[0].charAt(0), Long.parseLong(fields[1]));
        }

        boolean hasEnded() {
            return state == 'Z' || state == 'X';
        }
    }
}
