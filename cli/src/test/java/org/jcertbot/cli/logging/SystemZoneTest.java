package org.jcertbot.cli.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SystemZoneTest {
    private static final Path ZONES = Path.of("/usr/share/zoneinfo");

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T00:59:59Z",
        "Europe/Berlin, 2026-03-29T01:00:00Z",
        "America/New_York, 2026-07-01T12:00:00Z",
        "America/St_Johns, 2026-12-01T12:00:00Z",
        "Asia/Kathmandu, 2026-07-01T12:00:00Z",
        "Asia/Tokyo, 2090-07-01T12:00:00Z",
        "Etc/UTC, 2026-07-01T12:00:00Z"
    })
    void theFileOfAZoneSaysWhatTheJdkSays(String zone, Instant time) throws IOException {
        assumeTrue(Files.exists(ZONES.resolve(zone)), "no time zones on this machine");
        var offset = new ZoneFile(Files.readAllBytes(ZONES.resolve(zone))).at(time.getEpochSecond());
        // Where the files have rules instead of a list of changes, the JDK is asked.
        offset.ifPresent(
                found -> assertEquals(ZoneId.of(zone).getRules().getOffset(time).getTotalSeconds(), found.seconds()));
    }

    @Test
    void anOffsetHoldsUntilTheNextChange() throws IOException {
        Path berlin = ZONES.resolve("Europe/Berlin");
        assumeTrue(Files.exists(berlin), "no time zones on this machine");
        long spring = Instant.parse("2010-04-01T00:00:00Z").getEpochSecond();
        long autumn = Instant.parse("2010-10-31T01:00:00Z").getEpochSecond();
        var offset = new ZoneFile(Files.readAllBytes(berlin)).at(spring);
        offset.ifPresent(found -> assertEquals(new ZoneFile.Offset(7200, autumn), found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TZif", "no time zone file, but longer than the header of one would be"})
    void otherFilesAreNotUnderstood(String content) {
        assertEquals(Optional.empty(), new ZoneFile(content.getBytes(UTF_8)).at(0));
    }

    @Test
    void theVariableChoosesTheZone() {
        assumeTrue(Files.exists(ZONES.resolve("Asia/Tokyo")), "no time zones on this machine");
        Instant time = Instant.parse("2026-07-01T12:00:00Z");
        assertEquals(ZoneOffset.ofHours(9), new SystemZone("Asia/Tokyo").apply(time));
        assertEquals(ZoneOffset.ofHours(9), new SystemZone(":Asia/Tokyo").apply(time));
    }

    @Test
    void theJdkIsAskedWhenThereIsNoSuchFile() {
        Instant time = Instant.parse("2026-07-01T12:00:00Z");
        int expected = TimeZone.getDefault().getOffset(time.toEpochMilli()) / 1000;
        assertEquals(expected, new SystemZone("No/Such_Zone").apply(time).getTotalSeconds());
        assertEquals(expected, new SystemZone("a\0b").apply(time).getTotalSeconds());
    }
}
