package org.jcertbot.cli.logging;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Makes room for a new log file: {@code letsencrypt.log} becomes {@code .1}, {@code .1} becomes {@code .2}, and so on.
 *
 * <p>Oldest first and one rename each, so that a run that is killed here leaves a gap and loses nothing; a gap ends the
 * next rotation early. With all backups present that is one directory listing and a thousand renames, a few
 * milliseconds.
 */
final class LogRotation {
    /** Longer numbers are not ours: nobody keeps a million backups. */
    private static final int LONGEST_NUMBER = 6;

    private final Path directory;
    private final String name;
    private final int backups;

    /** @param backups how many old files to keep; 0 turns rotation off */
    LogRotation(Path directory, String name, int backups) {
        this.directory = directory;
        this.name = name;
        this.backups = backups;
    }

    boolean isOff() {
        return backups == 0;
    }

    /** Does nothing when there is no log file yet. The oldest backup is overwritten when all numbers are taken. */
    void rotate() throws IOException {
        Path file = directory.resolve(name);
        if (isOff() || !Files.exists(file)) return;
        int free = Math.min(numbersInUse().nextClearBit(1), backups);
        for (int number = free; number > 1; number--) rename(backup(number - 1), backup(number));
        rename(file, backup(1));
    }

    private BitSet numbersInUse() {
        var numbers = new BitSet();
        String[] entries = directory.toFile().list();
        if (entries == null) return numbers;
        String prefix = name + ".";
        for (String entry : entries) {
            if (entry.startsWith(prefix)) markNumber(numbers, entry.substring(prefix.length()));
        }
        return numbers;
    }

    private static void markNumber(BitSet numbers, String suffix) {
        boolean number = suffix.length() <= LONGEST_NUMBER
                && !suffix.isEmpty()
                && suffix.charAt(0) != '0'
                && suffix.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number) numbers.set(Integer.parseInt(suffix));
    }

    private Path backup(int number) {
        return directory.resolve(name + "." + number);
    }

    private static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, ATOMIC_MOVE);
    }
}
