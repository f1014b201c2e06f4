package org.jcertbot.cli.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aThousandBackupsKeepTheirOrder() throws IOException {
        for (int i = 1; i <= 1000; i++) files(Map.of("log." + i, Integer.toString(i)));
        files(Map.of("log", "0"));
        rotate(1000);
        Map<String, String> after = files();
        assertEquals(1000, after.size());
        for (int i = 1; i <= 1000; i++) assertEquals(Integer.toString(i - 1), after.get("log." + i));
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
