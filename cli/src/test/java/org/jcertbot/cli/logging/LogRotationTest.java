package org.jcertbot.cli.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogRotationTest {
    @TempDir
    Path directory;

    @Test
    void theFileBecomesTheFirstBackupAndTheOthersMoveUp() throws IOException {
        files(Map.of("log", "new", "log.1", "older", "log.2", "oldest"));
        rotate(10);
        assertEquals(Map.of("log.1", "new", "log.2", "older", "log.3", "oldest"), files());
    }

    @Test
    void theOldestIsDroppedWhenThereAreEnough() throws IOException {
        files(Map.of("log", "new", "log.1", "older", "log.2", "oldest"));
        rotate(2);
        assertEquals(Map.of("log.1", "new", "log.2", "older"), files());
    }

    @Test
    void aGapLeftByAKilledRunIsFilledAndNothingIsLost() throws IOException {
        files(Map.of("log", "new", "log.1", "a", "log.3", "c", "log.4", "d"));
        rotate(10);
        assertEquals(Map.of("log.1", "new", "log.2", "a", "log.3", "c", "log.4", "d"), files());
    }

    @Test
    void withoutAFileThereIsNothingToDo() throws IOException {
        files(Map.of("log.1", "a"));
        rotate(10);
        assertEquals(Map.of("log.1", "a"), files());
    }

    @Test
    void withoutBackupsTheFileStays() throws IOException {
        files(Map.of("log", "new", "log.1", "a"));
        rotate(0);
        assertEquals(Map.of("log", "new", "log.1", "a"), files());
    }

    @Test
    void backupsAboveTheLimitAndForeignNamesAreLeftAlone() throws IOException {
        Map<String, String> others =
                Map.of("log.7", "7", "log.01", "x", "log.gz", "x", "log.1.gz", "x", "log.99999999999", "x");
        files(others);
        files(Map.of("log", "new", "log.1", "a", "log.2", "b"));
        rotate(2);
        var expected = new TreeMap<>(others);
        expected.putAll(Map.of("log.1", "new", "log.2", "a"));
        assertEquals(expected, files());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 64, 65, 160})
    void anyNumberOfBackupsStaysInOrderAndWithinItsLimit(int backups) throws IOException {
        for (int run = 1; run <= 300; run++) {
            files(Map.of("log", Integer.toString(run)));
            rotate(backups);
            if (run % 7 != 0) continue;
            List<Integer> newestFirst = runsByNumber();
            assertEquals(run, newestFirst.get(0));
            for (int i = 1; i < newestFirst.size(); i++) assertEquals(run - i, newestFirst.get(i));
            assertTrue(newestFirst.size() <= backups, "too many");
            assertTrue(newestFirst.size() >= Math.min(run, backups - backups / 16), "too few");
        }
    }

    @Test
    void theNewestOfManyHaveConsecutiveNumbers() throws IOException {
        for (int run = 1; run <= 100; run++) {
            files(Map.of("log", Integer.toString(run)));
            rotate(1000);
            for (int i = 1; i <= Math.min(run, 15); i++) {
                assertEquals(Integer.toString(run - i + 1), Files.readString(directory.resolve("log." + i)));
            }
        }
    }

    @Test
    void manyBackupsThatTheOriginalLeftMoveOnce() throws IOException {
        for (int i = 1; i <= 1000; i++) files(Map.of("log." + i, Integer.toString(-i)));
        files(Map.of("log", "0"));
        rotate(1000);
        List<Integer> newestFirst = runsByNumber();
        assertEquals(939, newestFirst.size());
        for (int i = 0; i < newestFirst.size(); i++) assertEquals(-i, newestFirst.get(i));
        assertFalse(Files.exists(directory.resolve("log.17")), "the gap");
        assertEquals("-17", Files.readString(directory.resolve("log.79")));
    }

    /** What is in the files, by ascending number. */
    private List<Integer> runsByNumber() throws IOException {
        var runs = new TreeMap<Integer, Integer>();
        for (var file : files().entrySet()) {
            runs.put(Integer.valueOf(file.getKey().substring("log.".length())), Integer.valueOf(file.getValue()));
        }
        return List.copyOf(runs.values());
    }

    private void rotate(int backups) throws IOException {
        new LogRotation(directory, "log", backups).rotate();
    }

    private void files(Map<String, String> contents) throws IOException {
        for (var entry : contents.entrySet()) Files.writeString(directory.resolve(entry.getKey()), entry.getValue());
    }

    private Map<String, String> files() throws IOException {
        var contents = new TreeMap<String, String>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path file : entries.toList()) contents.put(file.getFileName().toString(), Files.readString(file));
        }
        return contents;
    }
}
