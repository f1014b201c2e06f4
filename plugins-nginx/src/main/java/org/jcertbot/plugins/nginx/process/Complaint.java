package org.jcertbot.plugins.nginx.process;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What nginx does not like, and where.
 *
 * @param level {@code emerg}, {@code alert}, {@code crit} or {@code error}
 * @param message what is wrong, without the place
 * @param file the file of the configuration; empty when it is not about one
 * @param line the line in it; 0 when it is not about one
 */
public record Complaint(String level, String message, String file, int line) {
    /** On the terminal it starts with the name of the program; in a log, with the time and the process. */
    private static final Pattern LINE = Pattern.compile("(?:[\\w.-]+: |\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d )"
            + "\\[(emerg|alert|crit|error)\\] (?:(\\d+)#\\d+: )?(.*)");

    private static final Pattern PLACE = Pattern.compile("(.*) in (.+):(\\d{1,9})");

    private static final int LEVEL = 1;
    private static final int PROCESS = 2;
    private static final int TEXT = 3;

    /** All of them, in order; each once, because nginx may print them to the terminal and to its log. */
    static List<Complaint> in(String output) {
        return of(output.lines(), line -> true);
    }

    /** Those of one process, in the lines of a log. */
    static List<Complaint> of(long process, List<String> log) {
        String id = String.valueOf(process);
        return of(log.stream(), line -> id.equals(line.group(PROCESS)));
    }

    private static List<Complaint> of(Stream<String> lines, Predicate<Matcher> wanted) {
        return lines.map(line -> LINE.matcher(line.strip()))
                .filter(Matcher::matches)
                .filter(wanted)
                .map(line -> of(line.group(LEVEL), line.group(TEXT)))
                .distinct()
                .toList();
    }

    /** The one that ended it. */
    static Optional<Complaint> worst(List<Complaint> complaints) {
        return complaints.stream()
                .filter(Complaint::isFatal)
                .findFirst()
                .or(() -> complaints.stream().findFirst());
    }

    private static Complaint of(String level, String text) {
        Matcher place = PLACE.matcher(text);
        if (!place.matches()) return new Complaint(level, text, "", 0);
        return new Complaint(level, place.group(1), place.group(2), Integer.parseInt(place.group(3)));
    }

    /** Whether nginx gives up because of it. */
    public boolean isFatal() {
        return level.equals("emerg");
    }

    public boolean hasPlace() {
        return !file.isEmpty();
    }

    /** As nginx prints it: {@code [emerg] unknown directive "x" in /etc/nginx/nginx.conf:7}. */
    @Override
    public String toString() {
        return "[" + level + "] " + message + (hasPlace() ? " in " + file + ":" + line : "");
    }
}
