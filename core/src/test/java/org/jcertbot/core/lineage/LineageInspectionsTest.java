package org.jcertbot.core.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LineageInspectionsTest {
    private static final int MANY = 120;

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    @Test
    void keepsTheOrderOfTheFilesWithSeveralThreads() throws Exception {
        Storage storage = Storage.in(scratch);
        for (int i = 0; i < MANY; i++) storage.create("host" + (1000 + i) + ".test", storage.store());
        Files.writeString(storage.renewalFile("host1050.test"), "broken");
        var inspection = new LineageInspections(storage.config(), new PosixFileStore(), 4).inspectAll();
        assertEquals(
                IntStream.range(0, MANY)
                        .filter(i -> i != 50)
                        .mapToObj(i -> "host" + (1000 + i) + ".test")
                        .toList(),
                inspection.certificates().stream()
                        .map(found -> found.name().text())
                        .toList());
        assertEquals(
                storage.renewalFile("host1050.test"),
                inspection.invalid().get(0).renewalFile());
    }
}
