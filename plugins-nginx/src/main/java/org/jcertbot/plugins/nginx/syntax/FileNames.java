package org.jcertbot.plugins.nginx.syntax;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Translates between paths and the words that name them in a document, where each character stands for one byte. The
 * bytes are those of the file system: how this program reads its own arguments makes no difference.
 */
public final class FileNames {
    private static final String UNRESERVED = "-._~/";
    private static final HexFormat HEX = HexFormat.of();
    private static final int BYTE = 0xff;

    private FileNames() {}

    /** The path as a value for a directive. */
    public static String of(Path path) {
        String text = path.toString();
        return isAscii(text) ? text : decoded(path.toUri().getRawPath());
    }

    /**
     * The path that a value names.
     *
     * @param directory where relative ones start
     * @throws InvalidPathException when it cannot be that of a file
     */
    public static Path resolve(Path directory, String value) {
        if (isAscii(value) || value.indexOf('\0') >= 0) return directory.resolve(value);
        String absolute = value.startsWith("/") ? value : of(directory.toAbsolutePath()) + "/" + value;
        return Path.of(URI.create("file://" + encoded(absolute.replaceAll("/+", "/"))));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 127) return false;
        return true;
    }

    /** The only form of a path in which the JDK shows its bytes. */
    private static String decoded(String percentEncoded) {
        var bytes = new StringBuilder(percentEncoded.length());
        for (int at = 0; at < percentEncoded.length(); at++) {
            char c = percentEncoded.charAt(at);
            if (c == '%') {
                bytes.append((char) HexFormat.fromHexDigits(percentEncoded, at + 1, at + 3));
                at += 2;
            } else {
                bytes.append(c);
            }
        }
        return bytes.toString();
    }

    private static String encoded(String bytes) {
        var text = new StringBuilder(bytes.length());
        for (byte one : bytes.getBytes(StandardCharsets.ISO_8859_1)) {
            char c = (char) (one & BYTE);
            boolean plain = c <= 127 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            if (plain) text.append(c);
            else text.append('%').append(HEX.toHexDigits(one));
        }
        return text.toString();
    }
}
