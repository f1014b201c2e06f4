package org.jcertbot.core.x509;

import java.math.BigInteger;
import java.util.Arrays;

/** A cursor over the elements of a DER value (X.690), just enough for certificates and keys. */
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int CONTEXT = 0x80;
    static final int CONTEXT_CONSTRUCTED = 0xa0;

    private final byte[] bytes;
    private final int end;
    private int at;

    private Der(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    static Der of(byte[] bytes) {
        return new Der(bytes, 0, bytes.length);
    }

    boolean hasNext() {
        return at < end;
    }

    boolean nextIs(int tag) {
        return at < end && (bytes[at] & 0xff) == tag;
    }

    /** The inside of the next element; the cursor moves behind it. */
    Der enter(int tag) throws MalformedException {
        int length = header(tag);
        var inside = new Der(bytes, at, at + length);
        at += length;
        return inside;
    }

    /** The content octets of the next element. */
    byte[] content(int tag) throws MalformedException {
        int length = header(tag);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /** The next element with its tag and length, whatever it is. */
    byte[] element() throws MalformedException {
        int start = at;
        skip();
        return Arrays.copyOfRange(bytes, start, at);
    }

    void skip() throws MalformedException {
        int length = header(tag());
        at += length;
    }

    int tag() throws MalformedException {
        if (at >= end) throw new MalformedException("a value that ends too early");
        return bytes[at] & 0xff;
    }

    BigInteger integer() throws MalformedException {
        byte[] content = content(INTEGER);
        if (content.length == 0) throw new MalformedException("an empty number");
        return new BigInteger(content);
    }

    /** The octets of a bit string of whole octets. */
    byte[] bitString() throws MalformedException {
        byte[] content = content(BIT_STRING);
        if (content.length == 0 || content[0] != 0) throw new MalformedException("a bit string of odd length");
        return Arrays.copyOfRange(content, 1, content.length);
    }

    /** Dotted form, such as {@code 2.5.29.17}. */
    String objectIdentifier() throws MalformedException {
        byte[] content = content(OBJECT_IDENTIFIER);
        var text = new StringBuilder();
        long arc = 0;
        for (byte octet : content) {
            arc = (arc << 7) | (octet & 0x7f);
            if (octet < 0) continue;
            if (text.length() == 0) {
                long first = Math.min(arc / 40, 2);
                text.append(first).append('.').append(arc - first * 40);
            } else {
                text.append('.').append(arc);
            }
            arc = 0;
        }
        return text.toString();
    }

    /** Moves the cursor to the content of the next element and returns its length. */
    private int header(int tag) throws MalformedException {
        if (end - at < 2) throw new MalformedException("a value that ends too early");
        if ((bytes[at] & 0xff) != tag) throw new MalformedException("an unexpected kind of value");
        int length = bytes[at + 1] & 0xff;
        at += 2;
        if (length > 0x7f) {
            int octets = length & 0x7f;
            if (octets == 0 || octets > 3 || end - at < octets) throw new MalformedException("an impossible length");
            length = 0;
            for (int i = 0; i < octets; i++) length = (length << 8) | (bytes[at++] & 0xff);
        }
        if (length > end - at) throw new MalformedException("a value that ends too early");
        return length;
    }
}
