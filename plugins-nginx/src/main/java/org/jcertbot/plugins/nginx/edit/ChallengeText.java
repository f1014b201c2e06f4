package org.jcertbot.plugins.nginx.edit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changed files that answer challenges.
 *
 * @param changed the new text of each file that changes
 * @param inserted what was added to each of them
 * @param ownServer the content of the file with a server of our own, when one is needed
 */
public record ChallengeText(Map<Path, String> changed, Map<Path, List<String>> inserted, Optional<String> ownServer) {
    /**
     * The content of a file without what was added, though somebody else may have changed it meanwhile; empty when ours
     * cannot be told from theirs.
     */
    public Optional<byte[]> withoutChallenges(Path file, byte[] content) {
        String rest = new String(content, StandardCharsets.ISO_8859_1);
        for (String insertion : inserted.getOrDefault(file, List.of())) {
            int at = rest.indexOf(insertion);
            if (at >= 0) rest = rest.substring(0, at) + rest.substring(at + insertion.length());
        }
        return holdsChallenge(file, rest) ? Optional.empty() : Optional.of(rest.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Somebody may have written our lines anew, in another layout. */
    private boolean holdsChallenge(Path file, String text) {
        return inserted.getOrDefault(file, List.of()).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("location = "))
                .anyMatch(line -> text.contains(line.split(" ", -1)[2]));
    }
}
