package org.jcertbot.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The process that has a record lock on a file, as {@code /proc/locks} tells (proc_locks(5)).
 *
 * @param program its name without arguments, among which there may be secrets
 */
record LockHolder(long pid, Optional<String> program, Optional<Instant> since) {
    private static final Path LOCKS = Path.of("/proc/locks");
    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Empty when the kernel does not say, or the process lives in another container. */
    static Optional<LockHolder> of(Path file) {
        try {
            String inode = Files.getAttribute(file, "unix:ino").toString();
            return pidOf(Files.readAllLines(LOCKS), inode).map(LockHolder::of);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /**
     * The process id in lines such as {@code 1: POSIX ADVISORY WRITE 4242 fe:00:131 0 EOF}. The device is not compared:
     * some file systems report another one than stat(2) does, and an equal inode with such a lock is telling enough.
     */
    static Optional<Long> pidOf(List<String> locks, String inode) {
        for (String line : locks) {
            String[] fields = line.trim().split(" +", -1);
            if (fields.length < 6 || !fields[1].equals("POSIX") || !fields[5].endsWith(":" + inode)) continue;
            long pid = Long.parseLong(fields[4]);
            if (pid > 0) return Optional.of(pid);
        }
        return Optional.empty();
    }

    String describe() {
        var text = new StringBuilder("process ").append(pid);
        program.ifPresent(name -> text.append(" (").append(name).append(')'));
        since.ifPresent(start -> text.append(", running since ").append(SINCE.format(start)));
        return text.toString();
    }

    /** For a script the name of the script, not that of its interpreter (proc_pid_comm(5)). */
    private static Optional<String> programOf(long pid) {
        try {
            return Optional.of(Files.readString(Path.of("/proc", Long.toString(pid), "comm"))
                    .strip());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static LockHolder of(long pid) {
        var info = ProcessHandle.of(pid).map(ProcessHandle::info);
        return new LockHolder(pid, programOf(pid), info.flatMap(ProcessHandle.Info::startInstant));
    }
}
