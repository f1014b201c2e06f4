package org.jcertbot.acme.key;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The textual form of keys and requests (RFC 7468). */
final class Pem {
    private static final int COLUMNS = 64;
    private static final String DASHES = "-----";
    private static final String BEGIN = "-----BEGIN ";

    /** A labelled block: what stands between two lines of dashes. The content may be secret and is never shown. */
    @SuppressWarnings("ArrayRecordComponent") // handed on as is, never compared
    record Block(String label, byte[] content) {
        @Override
        public String toString() {
            return label;
        }
    }

    static String write(String label, byte[] content) {
        var base64 = Base64.getMimeEncoder(COLUMNS, new byte[] {'\n'});
        return BEGIN + label + DASHES + "\n" + base64.encodeToString(content) + "\n-----END " + label + DASHES + "\n";
    }

    /**
     * The first block whose label ends like that; {@code PRIVATE KEY} finds {@code RSA PRIVATE KEY} too.
     *
     * @throws IllegalArgumentException when it is not base64, as in a key that is encrypted in the traditional way
     */
    static Optional<Block> find(String text, String labelEnd) {
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
            int labelStop = text.indexOf(DASHES, begin + BEGIN.length());
            if (labelStop < 0) return Optional.empty();
            String label = text.substring(begin + BEGIN.length(), labelStop);
            int end = text.indexOf("-----END " + label + DASHES, labelStop);
            if (!label.endsWith(labelEnd) || end < 0) continue;
            String base64 = text.substring(labelStop + DASHES.length(), end).replaceAll("\\s", "");
            return Optional.of(
                    new Block(label, Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII))));
        }
        return Optional.empty();
    }

    private Pem() {}
}
