package org.jcertbot.it;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Damages texts as typing errors, bad merges and scripts do; the same seed makes the same damage. */
final class Mutations {
    private static final List<String> TOKENS = List.of(
            ";", "{", "}", "\"", "'", "#", "\\", "$", "\n", "${", " ", "\r", "\t", ")", "{}", ";;", "\\;", "# x\n",
            "\" ", " '", "x", "\u00e9");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** One of some things. */
    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The text with one to three small changes. */
    String of(String text) {
        String changed = text;
        for (int edits = 1 + random.nextInt(3) / 2; edits > 0; edits--) changed = once(changed);
        return changed;
    }

    private String once(String text) {
        if (text.isEmpty()) return any(TOKENS);
        int at = random.nextInt(text.length());
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            case 2, 3 -> text.substring(0, at) + any(TOKENS) + text.substring(at);
            case 4 -> swapLines(text);
            default -> deleteSpecial(text, at);
        };
    }

    private String swapLines(String text) {
        var lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("", lines);
    }

    /** Deletes the next character that means something; most others do not. */
    private static String deleteSpecial(String text, int from) {
        int at = from;
        while (at < text.length() - 1 && ";{}\"'#\\$\n".indexOf(text.charAt(at)) < 0) at++;
        return text.substring(0, at) + text.substring(at + 1);
    }

    /** Words and punctuation in no order at all. */
    String soup() {
        var pieces = List.of(
                "a", "b c", "listen", " ", "\n", ";\n", "; ", "\"", "'", "\\", "$", "${", "{", "}", "#", ")", "\"x\"",
                "'y z'", "\\\"", "\\;", "\\n", "# c\n", "\r\n", "\t", "=", "\u00e4");
        var soup = new StringBuilder("w");
        for (int length = 2 + random.nextInt(14); length > 0; length--) soup.append(any(pieces));
        return soup.append(random.nextInt(4) == 0 ? "" : ";\n").toString();
    }
}
