package org.jcertbot.core.key;

import java.util.Locale;

/** What kind of key a certificate has. */
public sealed interface KeySpec {
    /** An RSA key of that many bits, public exponent 65537. */
    record Rsa(int bits) implements KeySpec {
        @Override
        public String typeName() {
            return "rsa";
        }
    }

    /** A key on one of the curves that web browsers accept. */
    record Ecdsa(Curve curve) implements KeySpec {
        @Override
        public String typeName() {
            return "ecdsa";
        }
    }

    /** The curves of {@code --elliptic-curve}; names as in SEC 2. */
    enum Curve {
        SECP256R1,
        SECP384R1,
        SECP521R1;

        /** Lower case, as on the command line. */
        public String optionName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code rsa} or {@code ecdsa}, as {@code --key-type} takes it. */
    String typeName();
}
