package org.jcertbot.core.webserver;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the files that a pattern with {@code *}, {@code ?} or {@code [...]} stands for, as glob(3) and fnmatch(3) do it. */
public final class Glob {
    private static final Pattern WILD = Pattern.compile("[*?\\[]");
    private static final String NOTHING = "(?!)";

    private Glob() {}

    /** True for a path with one of the characters that make it a pattern. */
    public static boolean isWild(String path) {
        return WILD.matcher(path).find();
    }

    /** All that match, in the order of the bytes of their paths; none when a directory is not there. */
    public static List<Path> expand(Path pattern) throws IOException {
        List<Path> found = List.of(pattern.getRoot());
        for (Path part : pattern) found = below(found, part.toString());
        return found.stream().sorted().toList();
    }

    /** True when a path, which need not be there, is one that a pattern stands for. */
    public static boolean matches(Path pattern, Path path) {
        if (pattern.getNameCount() != path.getNameCount()) return false;
        for (int i = 0; i < path.getNameCount(); i++) {
            if (!matches(pattern.getName(i).toString(), path.getName(i).toString())) return false;
        }
        return true;
    }

    private static boolean matches(String part, String name) {
        if (!isWild(part)) return part.equals(name);
        boolean hidden = name.startsWith(".") && !part.startsWith(".");
        return !hidden && pattern(part).matcher(name).matches();
    }

    private static List<Path> below(List<Path> directories, String part) throws IOException {
        var found = new ArrayList<Path>();
        for (Path directory : directories) {
            if (!isWild(part)) addIfPresent(directory.resolve(part), found);
            else if (Files.isDirectory(directory)) addMatching(directory, part, found);
        }
        return found;
    }

    private static void addIfPresent(Path path, List<Path> found) {
        if (Files.exists(path)) found.add(path);
    }

    private static void addMatching(Path directory, String part, List<Path> found) throws IOException {
        Pattern wanted = pattern(part);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                boolean hidden = name.startsWith(".") && !part.startsWith(".");
                if (!hidden && wanted.matcher(name).matches()) found.add(entry);
            }
        }
    }

    private static Pattern pattern(String part) {
        var regex = new StringBuilder();
        for (int at = 0; at < part.length(); at++) {
            char c = part.charAt(at);
            int classEnd = c == '[' ? part.indexOf(']', at + 2) : -1;
            if (c == '*') regex.append(".*");
            else if (c == '?') regex.append('.');
            else if (classEnd > 0) regex.append(characterClass(part.substring(at + 1, classEnd)));
            else regex.append(Pattern.quote(String.valueOf(c)));
            if (classEnd > 0) at = classEnd;
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String characterClass(String inside) {
        boolean negated = inside.startsWith("!") || inside.startsWith("^");
        String members = negated ? inside.substring(1) : inside;
        var ranges = new StringBuilder();
        for (int at = 0; at < members.length(); at++) {
            char from = members.charAt(at);
            boolean isRange = at + 2 < members.length() && members.charAt(at + 1) == '-';
            char to = isRange ? members.charAt(at + 2) : from;
            if (from <= to) ranges.append(String.format("\\u%04x-\\u%04x", (int) from, (int) to));
            if (isRange) at += 2;
        }
        // A range that runs backwards has no members.
        if (ranges.isEmpty()) return negated ? "." : NOTHING;
        return (negated ? "[^" : "[") + ranges + "]";
    }
}
