package org.jcertbot.core.webserver;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a text, in hexadecimal; whatever its lines end with, they count as ended by a line feed. */
public final class TextHash {
    public static String of(byte[] text) {
        MessageDigest digest = sha256();
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '\r') digest.update(text[i]);
            else if (i + 1 == text.length || text[i + 1] != '\n') digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private TextHash() {}
}
