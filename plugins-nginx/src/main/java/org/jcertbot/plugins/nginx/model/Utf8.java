package org.jcertbot.plugins.nginx.model;

import java.nio.charset.StandardCharsets;

/** Documents hold one character for each byte; what people or the file system are to see has to be put together. */
final class Utf8 {
    private Utf8() {}

    static String decoded(String bytes) {
        return isAscii(bytes) ? bytes : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 127) return false;
        return true;
    }
}
