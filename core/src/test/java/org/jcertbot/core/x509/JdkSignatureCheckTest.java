package org.jcertbot.core.x509;

final class JdkSignatureCheckTest extends SignatureCheckContract {
    @Override
    SignatureCheck newCheck() {
        return new JdkSignatureCheck();
    }
}
