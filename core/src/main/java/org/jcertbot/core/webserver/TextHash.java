package org.jcertbot.core.webserver;

import org.jcertbot.core.text.ByteText;
import org.jcertbot.core.text.Sha256;

/** SHA-256 of a text, in hexadecimal; whatever its lines end with, they count as ended by a line feed. */
public final class TextHash {
    public static String of(byte[] text) {
        String withLineFeeds = ByteText.of(text).replace("\r\n", "\n").replace('\r', '\n');
        return Sha256.hex(ByteText.bytes(withLineFeeds));
    }

    private TextHash() {}
}
