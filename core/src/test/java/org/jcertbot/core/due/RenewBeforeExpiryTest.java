package org.jcertbot.core.due;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenewBeforeExpiryTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "30, PT720H",
                "00030, PT720H",
                "30 days, PT720H",
                "30 DAYS, PT720H",
                "30days, PT720H",
                "30 day, PT720H",
                "30d, PT720H",
                "30 d, PT720H",
                "+30 days, PT720H",
                "about 30 days, PT720H",
                "30 days foo, PT720H",
                "\"30 days,\", PT720H",
                "1 dy, PT24H",
                "1 week, PT168H",
                "2 wk, PT336H",
                "2 w, PT336H",
                "one week, PT168H",
                "a week, PT168H",
                "an hour, PT1H",
                "two weeks, PT336H",
                "ten days, PT240H",
                "twenty days, PT480H",
                "1 week 2 days, PT216H",
                "\"1 week, 2 days\", PT216H",
                "1 week and 2 days, PT216H",
                "30 days 12 hours, PT732H",
                "1 day 1 day, PT48H",
                "1 d 3 h 5 m 6 s, PT27H5M6S",
                "1 hr, PT1H",
                "2 hours, PT2H",
                "1 min, PT1M",
                "2 mins, PT2M",
                "5 m, PT5M",
                "3 M, PT3M",
                "five minutes, PT5M",
                "10 s, PT10S",
                "10 sec, PT10S",
                "10 secs, PT10S",
                "10 seconds, PT10S",
                "1.5 days, PT36H",
                "1.5 weeks, PT252H",
                ".5 days, PT120H",
                "0 days, PT0S",
                "-30 days, PT-720H",
                "- 30 days, PT-720H",
                "-1.5 days, PT-36H",
                "30 days ago, PT-720H",
                "a day ago, PT-24H",
                "1 week 2 days ago, PT120H",
                "-1 week 2 days, PT-120H",
                "1 week -2 days, PT120H",
            })
    void understandsPairsOfNumberAndUnit(String text, Duration expected) {
        var interval = RenewBeforeExpiry.parse(text);
        assertTrue(interval.isUnderstood());
        assertEquals(expected, Duration.between(NOON, interval.after(NOON)));
    }

    @ParameterizedTest
    @CsvSource({
        "1 month, 2026-02-28T12:00:00Z",
        "1 months, 2026-02-28T12:00:00Z",
        "a month, 2026-02-28T12:00:00Z",
        "1 mth, 2026-02-28T12:00:00Z",
        "6 months, 2026-07-31T12:00:00Z",
        "12 months, 2027-01-31T12:00:00Z",
        "13 months, 2027-02-28T12:00:00Z",
        "-1 month, 2025-12-31T12:00:00Z",
        "1 month ago, 2025-12-31T12:00:00Z",
        "-2 months, 2025-11-30T12:00:00Z",
        "1.5 months, 2026-03-14T12:00:00Z",
        "0.5 year, 2026-07-31T12:00:00Z",
        "1 y, 2027-01-31T12:00:00Z",
        "1 yr, 2027-01-31T12:00:00Z",
        "1 year, 2027-01-31T12:00:00Z",
        "2 years, 2028-01-31T12:00:00Z",
        "1 year 1 month, 2027-02-28T12:00:00Z",
        "1 month 1 day, 2026-03-01T12:00:00Z",
    })
    void stepsThroughTheCalendarByMonthsAndYears(String text, Instant expected) {
        assertEquals(expected, RenewBeforeExpiry.parse(text).after(NOON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foo",
                "30 foo",
                "-30",
                "thirty days",
                "1 weekend",
                "1 fortnight",
                "1w2d",
                "1e3 days",
                "1 decade"
            })
    void takesWhatItDoesNotUnderstandForNoTime(String text) {
        var interval = RenewBeforeExpiry.parse(text);
        assertFalse(interval.isUnderstood());
        assertEquals(NOON, interval.after(NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999 years", "999999999 months", "999999999 weeks", "999999999"})
    void takesMoreThanAnyCertificateLivesForTwoCenturies(String text) {
        var interval = RenewBeforeExpiry.parse(text);
        Duration off = Duration.between(Instant.parse("2226-01-31T12:00:00Z"), interval.after(NOON));
        assertTrue(off.abs().toDays() <= 31, off.toString());
    }

    @Test
    void knowsWhenACertificateComesDue() {
        assertEquals(
                Instant.parse("2026-01-01T12:00:00Z"),
                RenewBeforeExpiry.parse("30 days").before(NOON));
        assertEquals(
                Instant.parse("2025-12-31T12:00:00Z"),
                RenewBeforeExpiry.parse("1 month").before(NOON));
    }
}
