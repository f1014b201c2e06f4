package org.jcertbot.acme.http;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Walks over DER (X.690) without decoding it: just enough to find the subject of a certificate. */
final class DerCursor {
    private static final int EXPLICIT_VERSION = 0xa0;
    private static final int LONG_LENGTH = 0x80;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ByteBuffer rest;

    private DerCursor(ByteBuffer rest) {
        this.rest = rest;
    }

    /** The encoded subject name of an encoded certificate (RFC 5280 section 4.1); empty when it is none. */
    static ByteBuffer subjectOf(byte[] certificate) {
        try {
            DerCursor fields =
                    new DerCursor(ByteBuffer.wrap(certificate)).enter().enter();
            if (fields.nextTag() == EXPLICIT_VERSION) fields.element();
            fields.element(); // serial number
            fields.element(); // signature algorithm
            fields.element(); // issuer
            fields.element(); // validity
            return fields.element();
        } catch (BufferUnderflowException | IllegalArgumentException notDer) {
            return NOTHING;
        }
    }

    /** Steps into the element at the cursor. */
    private DerCursor enter() {
        rest.get();
        int length = length();
        return new DerCursor(rest.slice().limit(length));
    }

    private int nextTag() {
        return rest.get(rest.position()) & 0xff;
    }

    /** The element at the cursor with its tag and length; the cursor moves behind it. */
    private ByteBuffer element() {
        ByteBuffer start = rest.slice();
        int from = rest.position();
        rest.get();
        int length = length();
        rest.position(rest.position() + length);
        return start.limit(rest.position() - from);
    }

    private int length() {
        int first = rest.get() & 0xff;
        if (first < LONG_LENGTH) return first;
        int length = 0;
        for (int octets = first - LONG_LENGTH; octets > 0; octets--) length = (length << 8) | (rest.get() & 0xff);
        return length;
    }
}
