package org.jcertbot.cli.zone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.jcertbot.core.testing.Requires;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ZoneFileTest {
    private static final Path ZONES = Path.of("/usr/share/zoneinfo");
    private static final Instant BEGIN = Instant.parse("2026-03-29T01:00:00Z");
    private static final Instant END = Instant.parse("2026-10-25T01:00:00Z");
    private static final ZoneFile.Offset WINTER = new ZoneFile.Offset(3600, Long.MIN_VALUE, BEGIN.getEpochSecond());
    private static final ZoneFile.Offset SUMMER =
            new ZoneFile.Offset(7200, BEGIN.getEpochSecond(), END.getEpochSecond());
    private static final ZoneFile.Offset EVER_AFTER = new ZoneFile.Offset(3600, END.getEpochSecond(), Long.MAX_VALUE);

    @Test
    void anOffsetHoldsFromOneChangeToTheNext() {
        byte[] file = ZoneFiles.summer(BEGIN, END, "CET-1");
        assertEquals(Optional.of(WINTER), at(file, BEGIN.minusSeconds(1)));
        assertEquals(Optional.of(SUMMER), at(file, BEGIN));
        assertEquals(Optional.of(SUMMER), at(file, END.minusSeconds(1)));
        assertEquals(Optional.of(EVER_AFTER), at(file, END));
    }

    @Test
    void aRuleForTheTimeAfterTheLastChangeIsNotInterpreted() {
        byte[] file = ZoneFiles.summer(BEGIN, END, "CET-1CEST,M3.5.0,M10.5.0/3");
        assertEquals(Optional.of(SUMMER), at(file, BEGIN));
        assertEquals(Optional.empty(), at(file, END));
    }

    @Test
    void aFileThatEndsTooEarlyIsNotUnderstood() {
        byte[] file = ZoneFiles.summer(BEGIN, END, "");
        assertEquals(Optional.empty(), at(Arrays.copyOf(file, file.length - 20), BEGIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TZif", "no time zone file, but longer than the header of one would be"})
    void otherFilesAreNotUnderstood(String content) {
        assertEquals(Optional.empty(), at(content.getBytes(UTF_8), BEGIN));
    }

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
    void theFilesOfThisMachineSayWhatTheJdkSays(String zone, Instant time) throws IOException {
        Requires.file(ZONES.resolve(zone));
        var offset = at(Files.readAllBytes(ZONES.resolve(zone)), time);
        assumeTrue(offset.isPresent(), "the file has a rule instead of a list of changes");
        int expected = ZoneId.of(zone).getRules().getOffset(time).getTotalSeconds();
        assertEquals(expected, offset.get().seconds());
    }

    private static Optional<ZoneFile.Offset> at(byte[] file, Instant time) {
        return new ZoneFile(file).at(time.getEpochSecond());
    }
}
