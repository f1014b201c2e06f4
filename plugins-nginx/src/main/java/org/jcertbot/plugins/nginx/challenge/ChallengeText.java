package org.jcertbot.plugins.nginx.challenge;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jcertbot.core.checkpoint.Reversal;
import org.jcertbot.core.text.ByteText;

/**
 * Changed files that answer challenges.
 *
 * @param changed the new text of each file that changes
 * @param inserted what was added to each of them
 * @param ownServer the content of the file with a server of our own, when one is needed
 */
public record ChallengeText(Map<Path, String> changed, Map<Path, List<String>> inserted, Optional<String> ownServer) {
    /** What must not stay, in whatever layout: the path of a challenge, or the name of the file with our server. */
    private static final Pattern TRACE = Pattern.compile("(?m)^(?:location =|include) ([^ ;]+)");

    /** Takes the challenges out of a file that somebody else has changed meanwhile. */
    public Reversal reversal(Path file) {
        List<String> texts = inserted.getOrDefault(file, List.of());
        List<String> traces = texts.stream()
                .flatMap(text -> TRACE.matcher(text).results().map(found -> found.group(1)))
                .toList();
        return Reversal.removing(bytes(texts), bytes(traces));
    }

    private static List<byte[]> bytes(List<String> texts) {
        return texts.stream().map(ByteText::bytes).toList();
    }
}
