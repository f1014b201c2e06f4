package org.jcertbot.plugins.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of a request; the rest of its head decides nothing here. */
record HttpRequest(String method, String path) {
    private static final int LONGEST_HEAD = 16 * 1024;

    /** Method, target in origin or absolute form (RFC 9112 section 3.2) without its query, version. */
    private static final Pattern REQUEST_LINE =
            Pattern.compile("([A-Z]+) (?:(?i:http)://[!-.0-~]*)?(/[!->@-~]*|\\*)(?:\\?[!-~]*)? HTTP/1\\.[0-9]");

    private static final HttpRequest MALFORMED = new HttpRequest("", "");

    /** Reads the head of a request; empty when the client goes away before its end. */
    static Optional<HttpRequest> read(InputStream in) throws IOException {
        byte[] head = new byte[LONGEST_HEAD];
        int length = 0;
        while (length < head.length) {
            int count = in.read(head, length, head.length - length);
            if (count < 0) return Optional.empty();
            // The end of the head may straddle two reads.
            int from = Math.max(0, length - 3);
            length += count;
            if (endsHead(head, from, length)) return Optional.of(parse(head, length));
        }
        return Optional.of(MALFORMED);
    }

    boolean isWellFormed() {
        return !method.isEmpty();
    }

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    boolean wantsBody() {
        return method.equals("GET");
    }

    @Override
    public String toString() {
        return isWellFormed() ? method + " " + path : "something malformed";
    }

    /** An empty line; a bare line feed counts as the end of a line (RFC 9112 section 2.2). */
    private static boolean endsHead(byte[] head, int from, int length) {
        for (int i = from; i < length - 1; i++) {
            if (head[i] != '\n') continue;
            if (head[i + 1] == '\n') return true;
            if (head[i + 1] == '\r' && i + 2 < length && head[i + 2] == '\n') return true;
        }
        return false;
    }

    private static HttpRequest parse(byte[] head, int length) {
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        Matcher line = REQUEST_LINE.matcher(text.lines().findFirst().orElse(""));
        return line.matches() ? new HttpRequest(line.group(1), line.group(2)) : MALFORMED;
    }
}
