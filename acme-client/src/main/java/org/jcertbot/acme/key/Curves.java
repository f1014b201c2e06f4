package org.jcertbot.acme.key;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.jcertbot.core.key.KeySpec;

/** The object identifiers and sizes of the curves that we use (SEC 2). */
final class Curves {
    static ASN1ObjectIdentifier identifier(KeySpec.Curve curve) {
        return switch (curve) {
            case SECP256R1 -> SECObjectIdentifiers.secp256r1;
            case SECP384R1 -> SECObjectIdentifiers.secp384r1;
            case SECP521R1 -> SECObjectIdentifiers.secp521r1;
        };
    }

    static Optional<KeySpec.Curve> of(ASN1ObjectIdentifier identifier) {
        return Arrays.stream(KeySpec.Curve.values())
                .filter(curve -> identifier(curve).equals(identifier))
                .findFirst();
    }

    /** The size of the group's order, which is that of a private key. */
    static int bits(KeySpec.Curve curve) {
        return switch (curve) {
            case SECP256R1 -> 256;
            case SECP384R1 -> 384;
            case SECP521R1 -> 521;
        };
    }

    private Curves() {}
}
