package org.jcertbot.core.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Files of which every byte has to stay as it is, whatever their encoding: in their text each character stands for one
 * byte.
 */
public final class ByteText {
    private ByteText() {}

    /** The bytes that a text stands for. */
    public static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** The text that stands for some bytes. */
    public static String of(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
