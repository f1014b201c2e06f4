package org.jcertbot.core.webserver;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file that comes with the program and that a server's configuration includes.
 *
 * @param name its name in the configuration directory
 * @param text its current version; each character stands for one byte
 * @param formerVersions {@link TextHash}es of all versions that were ever shipped, ours and the original's: such a file is
 *     replaced
 * @param equivalents hashes of what the original ships and that says the same: such a file stays, because the original
 *     would complain of another one later
 */
public record ShippedFile(String name, String text, Set<String> formerVersions, Set<String> equivalents) {
    public ShippedFile {
        formerVersions = Set.copyOf(formerVersions);
        equivalents = Set.copyOf(equivalents);
    }

    /** One that there has been no other version of. */
    public static ShippedFile unchanging(String name, String text) {
        return new ShippedFile(name, text, Set.of(), Set.of());
    }

    /** The hashes in a list that has one in each line, and lines with comments. */
    public static Set<String> hashes(String list) {
        return list.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
    }
}
