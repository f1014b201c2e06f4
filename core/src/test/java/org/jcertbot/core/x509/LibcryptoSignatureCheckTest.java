package org.jcertbot.core.x509;

import org.junit.jupiter.api.Assumptions;

final class LibcryptoSignatureCheckTest extends SignatureCheckContract {
    @Override
    SignatureCheck newCheck() {
        var check = LibcryptoSignatureCheck.load();
        Assumptions.assumeTrue(check.isPresent(), "this machine has no libcrypto");
        return check.orElseThrow();
    }
}
