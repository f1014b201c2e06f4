package org.jcertbot.core.x509;

import org.jcertbot.core.testing.Requires;

final class LibcryptoSignatureCheckTest extends SignatureCheckContract {
    @Override
    SignatureCheck newCheck() {
        var check = LibcryptoSignatureCheck.load();
        Requires.that(check.isPresent(), "libcrypto");
        return check.orElseThrow();
    }
}
