package org.jcertbot.cli.logging;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Makes room for a new log file: {@code letsencrypt.log} becomes {@code .1}, {@code .1} becomes {@code .2}, and so on;
 * the higher the number, the older the file.
 *
 * <p>Each step is a rename into a free number, the oldest file first, so that a run that is killed here leaves a gap and
 * loses nothing; a gap ends the next rotation early.
 *
 * <p>With the usual thousand backups a rename of each would take longer than many a run. So, when many are to be kept,
 * only the newest ones have consecutive numbers, and a gap behind them takes what they push out. Once in a while the
 * gap is full: then everything behind it moves on, and the oldest files go.
 */
final class LogRotation {
    /** As many files have consecutive numbers in any case. */
    private static final int FRONT = 16;

    /** Up to here a rename for each is cheap enough. */
    private static final int FEW = 64;

    /** The part of all backups that a new gap is worth. */
    private static final int GAP_SHARE = 16;

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
        BitSet used = numbersInUse();
        int free = used.nextClearBit(1);
        if (backups > FEW && free > FRONT) {
            pushOutOfFront(used);
            free = FRONT;
        }
        for (int number = Math.min(free, backups); number > 1; number--) rename(backup(number - 1), backup(number));
        rename(file, backup(1));
    }

    /** The oldest file of the front goes to the far end of the gap. */
    private void pushOutOfFront(BitSet used) throws IOException {
        int gap = backups / GAP_SHARE;
        if (used.get(FRONT + 1)) moveOn(used, gap);
        int next = used.nextSetBit(FRONT + 1);
        int end = next < 0 ? FRONT + gap : next - 1;
        rename(backup(FRONT), backup(Math.min(end, backups)));
    }

    /** Everything behind the front; what would get a number above the limit is deleted. */
    private void moveOn(BitSet used, int gap) throws IOException {
        for (int number = used.previousSetBit(backups); number > FRONT; number = used.previousSetBit(number - 1)) {
            used.clear(number);
            if (number + gap > backups) {
                Files.delete(backup(number));
            } else {
                rename(backup(number), backup(number + gap));
                used.set(number + gap);
            }
        }
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
