package org.jcertbot.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcertbot.core.error.UsageException;

/** Reads a configuration file such as {@code cli.ini}: one option for each line, no sections, no nesting. */
final class ConfigFile {
    /** A key, what parts it from the value, and the value with a possible comment. */
    private static final Pattern LINE =
            Pattern.compile("(?<key>[^:=;#\\s]+)(?:(?<separator>\\s*[:=]\\s*|\\s+)(?<rest>.*))?");

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)[#;].*$");
    private static final Pattern QUOTED = Pattern.compile("([\"'])(?<text>.*?)\\1\\s*(?:\\s[#;].*)?");

    /**
     * A line of the file.
     *
     * @param key the long flag, without hyphens in front
     * @param place file and line, for messages
     */
    record Entry(String key, String value, String place) {}

    private ConfigFile() {}

    /** The entries; a key that occurs twice has its last value. */
    static Collection<Entry> read(Path file) throws UsageException {
        var entries = new LinkedHashMap<String, Entry>();
        int number = 0;
        for (String line : text(file).split("\n", -1)) {
            number++;
            String content = line.strip();
            if (isIgnored(content)) continue;
            Entry entry = parse(content, file + ", line " + number);
            entries.put(entry.key(), entry);
        }
        return entries.values();
    }

    private static boolean isIgnored(String line) {
        return line.isEmpty()
                || line.startsWith("#")
                || line.startsWith(";")
                || line.startsWith("[")
                || line.startsWith("---");
    }

    private static Entry parse(String line, String place) throws UsageException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) throw new UsageException("Unexpected line in " + place + ": " + line);
        String key = matcher.group("key");
        String name = key.startsWith("--") ? key.substring(2) : key;
        String separator = matcher.group("separator");
        String rest = matcher.group("rest");
        if (separator == null || rest == null) return new Entry(name, "true", place);
        String value = withoutCommentAndQuotes(rest);
        boolean flagAlone = separator.isBlank() && value.isEmpty();
        return new Entry(name, flagAlone ? "true" : value, place);
    }

    private static String withoutCommentAndQuotes(String rest) {
        Matcher quoted = QUOTED.matcher(rest);
        if (quoted.matches()) return quoted.group("text");
        return COMMENT.matcher(rest).replaceFirst("").strip();
    }

    private static String text(Path file) throws UsageException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new UsageException("Unable to open config file: " + file + ". Error: No such file or directory");
        } catch (IOException e) {
            throw new UsageException("Unable to open config file: " + file + ". Error: " + e.getMessage());
        }
    }
}
