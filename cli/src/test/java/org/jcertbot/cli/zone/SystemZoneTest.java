package org.jcertbot.cli.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemZoneTest {
    private static final Instant BEGIN = Instant.parse("2026-03-29T01:00:00Z");
    private static final Instant END = Instant.parse("2026-10-25T01:00:00Z");

    @TempDir
    Path directory;

    @Test
    void theVariableChoosesTheZone() throws IOException {
        String file = zone().toString();
        assertEquals(ZoneOffset.ofHours(2), new SystemZone(file).apply(BEGIN));
        assertEquals(ZoneOffset.ofHours(2), new SystemZone(":" + file).apply(BEGIN));
    }

    @Test
    void anEarlierTimeIsAskedForAgain() throws IOException {
        var zone = new SystemZone(zone().toString());
        assertEquals(ZoneOffset.ofHours(1), zone.apply(BEGIN.minusSeconds(3600)));
        assertEquals(ZoneOffset.ofHours(2), zone.apply(BEGIN.plusSeconds(3600)));
        assertEquals(ZoneOffset.ofHours(1), zone.apply(BEGIN.minusSeconds(3599)));
    }

    @Test
    void theFileIsReadOnceWhileTheOffsetHolds() throws IOException {
        var zone = new SystemZone(zone().toString());
        zone.apply(BEGIN);
        Files.write(directory.resolve("zone"), new byte[0]);
        assertEquals(ZoneOffset.ofHours(2), zone.apply(END.minusSeconds(1)));
    }

    @Test
    void theJdkIsAskedWhenThereIsNoSuchFile() {
        Instant time = Instant.parse("2026-07-01T12:00:00Z");
        int expected = TimeZone.getDefault().getOffset(time.toEpochMilli()) / 1000;
        assertEquals(expected, new SystemZone("No/Such_Zone").apply(time).getTotalSeconds());
        assertEquals(expected, new SystemZone("a\0b").apply(time).getTotalSeconds());
    }

    private Path zone() throws IOException {
        return Files.write(directory.resolve("zone"), ZoneFiles.summer(BEGIN, END, ""));
    }
}
