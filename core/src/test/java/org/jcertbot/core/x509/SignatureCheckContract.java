package org.jcertbot.core.x509;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jcertbot.core.testing.ReferenceTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every signature check does. */
abstract class SignatureCheckContract {
    @TempDir
    private Path tree;

    abstract SignatureCheck newCheck();

    @BeforeEach
    void unpack() throws Exception {
        ReferenceTree.CERTBOT_5_5.unpackAsWritten(tree);
    }

    @Test
    void recognisesTheIssuerAndNobodyElse() throws Exception {
        try (SignatureCheck check = newCheck()) {
            for (Path chain : chains()) {
                var issuer = CertificateFacts.read(
                                Pem.first(Files.readAllBytes(chain)).der())
                        .publicKey();
                var certificate = certificateOf(chain);
                assertTrue(check.isSignedBy(certificate, issuer), chain.toString());
                assertFalse(check.isSignedBy(certificate, certificate.publicKey()), chain.toString());
                assertTrue(check.isSignedBy(certificate, issuer), "again, after a failure");
            }
        }
    }

    @Test
    void refusesACertificateThatWasChanged() throws Exception {
        try (SignatureCheck check = newCheck()) {
            Path chain = chains().get(0);
            var issuer = CertificateFacts.read(
                            Pem.first(Files.readAllBytes(chain)).der())
                    .publicKey();
            var changed = certificateOf(chain);
            changed.signed()[changed.signed().length - 1] ^= 1;
            assertFalse(check.isSignedBy(changed, issuer));
            var cut = certificateOf(chain);
            cut.signature()[0] ^= 1;
            assertFalse(check.isSignedBy(cut, issuer));
        }
    }

    @Test
    void reportsAnAlgorithmThatNobodyKnows() throws Exception {
        try (SignatureCheck check = newCheck()) {
            Path chain = chains().get(0);
            var issuer = CertificateFacts.read(
                            Pem.first(Files.readAllBytes(chain)).der())
                    .publicKey();
            var known = certificateOf(chain);
            var unknown = new CertificateFacts(
                    known.der(),
                    known.serial(),
                    known.notBefore(),
                    known.notAfter(),
                    List.of(),
                    List.of(),
                    known.publicKey(),
                    known.authorityKeyId(),
                    known.ocspResponder(),
                    known.signed(),
                    "1.2.3",
                    known.signature());
            assertThrows(MalformedException.class, () -> check.isSignedBy(unknown, issuer));
        }
    }

    private List<Path> chains() throws IOException {
        try (Stream<Path> files = Files.walk(tree.resolve("archive"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("chain"))
                    .sorted()
                    .toList();
        }
    }

    private static CertificateFacts certificateOf(Path chain) throws IOException, MalformedException {
        Path cert = chain.resolveSibling(chain.getFileName().toString().replace("chain", "cert"));
        return CertificateFacts.read(Pem.first(Files.readAllBytes(cert)).der());
    }
}
