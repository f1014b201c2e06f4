package org.jcertbot.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the installed nginx thinks of a configuration, without starting it. */
final class NginxJudge {
    private static final Pattern VERSION = Pattern.compile("nginx version: nginx/(\\d+)\\.(\\d+)\\.(\\d+)");
    private static final Pattern COMPLAINT =
            Pattern.compile("\\[emerg] (?:\\d+#\\d+: )?(.*?) in (/[^\\n]*):(\\d+)\\n", Pattern.DOTALL);
    private static final Pattern LOADED = Pattern.compile("^# configuration file (.*):$", Pattern.MULTILINE);

    private NginxJudge() {}

    /** The three numbers of its version. */
    static int[] version() {
        var version = VERSION.matcher(run(List.of("nginx", "-v")).err());
        if (!version.find()) throw new IllegalStateException("nginx names no version");
        return Stream.of(version.group(1), version.group(2), version.group(3))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    /** The first thing that it does not like, and where. */
    record Complaint(String message, String file, int line) {}

    record Verdict(Outcome outcome) {
        boolean accepts() {
            return outcome.exit() == 0;
        }

        /** Absent when it accepts, and when it names no place. */
        Optional<Complaint> complaint() {
            var found = COMPLAINT.matcher(outcome.err());
            return found.find()
                    ? Optional.of(new Complaint(found.group(1), found.group(2), Integer.parseInt(found.group(3))))
                    : Optional.empty();
        }
    }

    /** Tests the nginx.conf of a directory, which takes all relative paths too. */
    static Verdict test(Path root) {
        return new Verdict(run(command(root, "-t")));
    }

    /** The files that it loads for the nginx.conf of a directory. */
    static List<Path> loadedFiles(Path root) {
        return LOADED.matcher(run(command(root, "-T")).out())
                .results()
                .map(match -> Path.of(match.group(1)))
                .filter(file -> file.startsWith(root))
                .toList();
    }

    private static List<String> command(Path root, String what) {
        return List.of("nginx", what, "-p", root + "/", "-e", root + "/first-error.log", "-c", root + "/nginx.conf");
    }

    private static Outcome run(List<String> command) {
        return Commands.run(Path.of("."), Map.of(), "", command);
    }
}
