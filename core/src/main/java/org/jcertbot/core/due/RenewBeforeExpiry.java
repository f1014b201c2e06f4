package org.jcertbot.core.due;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long before its expiry a certificate is to be renewed: {@code renew_before_expiry} of a renewal file, an interval
 * in English such as {@code 30 days} or {@code 1 month 2 weeks}. Months and years are steps in the
 * calendar; text in which nothing is understood stands for no time at all.
 *
 * @param text as it stands in the file
 */
record RenewBeforeExpiry(String text, List<Step> steps) {
    private static final double NANOS = 1e9;

    /** One number with its unit; negative when it goes back. */
    record Step(double amount, Unit unit) {
        /** More than any certificate lives, and less than what the arithmetic of times can do. */
        private static final int MOST_YEARS = 200;

        Step {
            double most = MOST_YEARS / unit.years();
            amount = Math.max(-most, Math.min(most, amount));
        }

        LocalDateTime from(LocalDateTime start) {
            if (unit.months == 0) return start.plusNanos(Math.round(amount * unit.seconds * NANOS));
            double months = amount * unit.months;
            long whole = (long) months;
            LocalDateTime reached = start.plusMonths(whole); // the last day of the month when that is too short
            double rest = (months - whole) * reached.toLocalDate().lengthOfMonth();
            return reached.plusNanos(Math.round(rest * Unit.DAY.seconds * NANOS));
        }

        Step backwards() {
            return new Step(-amount, unit);
        }
    }

    /** A unit of time, in seconds or in months, and the words for it; a plural may end in "s" only where it says so. */
    enum Unit {
        SECOND(1, 0, "seconds?|secs?|s"),
        MINUTE(60, 0, "minutes?|mins?|m"),
        HOUR(3_600, 0, "hours?|hr|h"),
        DAY(86_400, 0, "days?|dy|d"),
        WEEK(604_800, 0, "weeks?|wk|w"),
        MONTH(0, 1, "months?|mth"),
        YEAR(0, 12, "years?|yr|y");

        private static final double MONTHS_A_YEAR = 12;
        private static final double SECONDS_A_YEAR = 365.25 * 86_400;

        private final long seconds;
        private final int months;
        private final String words;

        Unit(long seconds, int months, String words) {
            this.seconds = seconds;
            this.months = months;
            this.words = words;
        }

        private double years() {
            return months > 0 ? months / MONTHS_A_YEAR : seconds / SECONDS_A_YEAR;
        }
    }

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20));

    private static final Pattern BARE_NUMBER = Pattern.compile("\\s*(\\d{1,9})\\s*");
    private static final Pattern PAIR = Pattern.compile("(?<!\\w)(?:(?<minus>-)\\s*)?"
            + "(?:(?<digits>\\d{1,9}(?:\\.\\d{1,9})?)\\s*|(?<word>" + String.join("|", NUMBERS.keySet()) + ")\\s+)"
            + "(?:" + unitGroups() + ")(?!\\w)(?<ago>\\s+ago(?!\\w))?");

    RenewBeforeExpiry {
        steps = List.copyOf(steps);
    }

    static RenewBeforeExpiry parse(String text) {
        Matcher bare = BARE_NUMBER.matcher(text);
        if (bare.matches()) {
            return new RenewBeforeExpiry(text, List.of(new Step(Long.parseLong(bare.group(1)), Unit.DAY)));
        }
        var steps = new ArrayList<Step>();
        Matcher pair = PAIR.matcher(text.toLowerCase(Locale.ROOT));
        while (pair.find()) steps.add(step(pair));
        return new RenewBeforeExpiry(text, steps);
    }

    /** False when the text means nothing to us. */
    boolean isUnderstood() {
        return !steps.isEmpty();
    }

    /** The interval later. */
    Instant after(Instant start) {
        LocalDateTime time = LocalDateTime.ofInstant(start, ZoneOffset.UTC);
        for (Step step : steps) time = step.from(time);
        return time.toInstant(ZoneOffset.UTC);
    }

    /** The interval earlier; because of the lengths of months only nearly the reverse of {@link #after}. */
    Instant before(Instant end) {
        LocalDateTime time = LocalDateTime.ofInstant(end, ZoneOffset.UTC);
        for (Step step : steps) time = step.backwards().from(time);
        return time.toInstant(ZoneOffset.UTC);
    }

    private static Step step(Matcher pair) {
        double amount = pair.group("digits") != null
                ? Double.parseDouble(pair.group("digits"))
                : NUMBERS.getOrDefault(pair.group("word"), 0);
        boolean backwards = (pair.group("minus") != null) != (pair.group("ago") != null);
        for (Unit unit : Unit.values()) {
            if (pair.group(unit.name()) != null) return new Step(backwards ? -amount : amount, unit);
        }
        throw new IllegalStateException("a pair without a unit: " + pair.group());
    }

    private static String unitGroups() {
        var groups = new StringBuilder();
        for (Unit unit : Unit.values()) {
            if (groups.length() > 0) groups.append('|');
            groups.append("(?<")
                    .append(unit.name())
                    .append('>')
                    .append(unit.words)
                    .append(')');
        }
        return groups.toString();
    }
}
