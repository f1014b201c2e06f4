package org.jcertbot.core.account;

import static org.jcertbot.core.account.AccountKeys.base64Url;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.InvalidParameterSpecException;
import java.util.Arrays;
import java.util.Optional;

/** The curves of account keys (RFC 7518 section 6.2.1.1). */
enum EllipticCurve {
    P256("P-256", "secp256r1", 256),
    P384("P-384", "secp384r1", 384),
    P521("P-521", "secp521r1", 521);

    private final String jwkName;
    private final String javaName;
    private final int bits;

    EllipticCurve(String jwkName, String javaName, int bits) {
        this.jwkName = jwkName;
        this.javaName = javaName;
        this.bits = bits;
    }

    String jwkName() {
        return jwkName;
    }

    static Optional<EllipticCurve> ofJwkName(String name) {
        return Arrays.stream(values())
                .filter(curve -> curve.jwkName.equals(name))
                .findFirst();
    }

    static EllipticCurve of(ECParameterSpec parameters) {
        int size = parameters.getCurve().getField().getFieldSize();
        return Arrays.stream(values())
                .filter(curve -> curve.bits == size)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a curve of an account key: " + size + " bits"));
    }

    ECParameterSpec parameters() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(javaName));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (NoSuchAlgorithmException | InvalidParameterSpecException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** A coordinate in base64url, as long as the field (RFC 7518 section 6.2.1.2). */
    String coordinate(BigInteger number) {
        byte[] padded = new byte[(bits + 7) / 8];
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, padded.length);
        System.arraycopy(bytes, bytes.length - length, padded, padded.length - length, length);
        return base64Url(padded);
    }
}
