package org.jcertbot.core.webserver.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server sent before it closed the connection (RFC 9112). */
record HttpAnswer(int status, String body) {
    static final int OK = 200;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b.*");
    private static final String END_OF_LINE = "\r\n";
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern CHUNKED = Pattern.compile("\r\ntransfer-encoding:[^\r]*chunked");
    private static final int HEXADECIMAL = 16;

    static HttpAnswer parse(byte[] bytes) throws IOException {
        // One character for each byte: the lengths of chunks are in bytes.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        Matcher line = STATUS_LINE.matcher(text.lines().findFirst().orElse(""));
        if (end < 0 || !line.matches()) throw new IOException("the server did not answer in HTTP");
        String body = text.substring(end + END_OF_HEAD.length());
        boolean chunked =
                CHUNKED.matcher(text.substring(0, end).toLowerCase(Locale.ROOT)).find();
        return new HttpAnswer(Integer.parseInt(line.group(1)), decoded(chunked ? joined(body) : body));
    }

    private static String joined(String chunks) throws IOException {
        var body = new StringBuilder();
        int at = 0;
        try {
            while (true) {
                int endOfLine = chunks.indexOf(END_OF_LINE, at);
                String length =
                        chunks.substring(at, endOfLine).split(";", -1)[0].strip();
                int start = endOfLine + END_OF_LINE.length();
                int end = start + Integer.parseInt(length, HEXADECIMAL);
                if (end == start) return body.toString();
                body.append(chunks, start, end);
                at = end + END_OF_LINE.length();
            }
        } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
            throw new IOException("the server did not finish its answer", malformed);
        }
    }

    private static String decoded(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
