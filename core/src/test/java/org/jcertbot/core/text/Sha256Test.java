package org.jcertbot.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class Sha256Test {
    /** The example of FIPS 180-4. */
    @Test
    void printsTheHashInHexadecimal() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256.hex(ByteText.bytes("abc")));
    }
}
