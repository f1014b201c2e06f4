package org.jcertbot.core.issuance;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.testing.TestCertificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two chains: one ends with an intermediate, which the root issued, the other with what the intermediate issued. */
class ChainChoiceTest {
    @TempDir
    Path scratch;

    private IssuedChain byRoot;
    private IssuedChain byIntermediate;
    private String root;
    private String intermediate;

    @BeforeEach
    void readChains() throws Exception {
        byRoot = TestCertificates.in(scratch).pair(1).chain();
        byIntermediate = new IssuedChain(List.of(byRoot.leaf(), byRoot.leaf()));
        root = issuer(byRoot.issuers().get(0));
        intermediate = issuer(byRoot.leaf());
    }

    private static String issuer(X509Certificate certificate) {
        String name = certificate.getIssuerX500Principal().getName();
        assertTrue(name.startsWith("CN=") && name.indexOf(',') < 0, name);
        return name.substring("CN=".length());
    }

    private IssuedChain choose(String preferred) {
        return ChainChoice.choose(List.of(byRoot, byIntermediate), Optional.of(preferred), true);
    }

    @Test
    void withoutAWishTheDefaultIsTaken() {
        assertSame(byRoot, ChainChoice.choose(List.of(byRoot, byIntermediate), Optional.empty(), true));
    }

    @Test
    void theIssuerOfTheLastCertificateDecides() {
        assertSame(byIntermediate, choose(intermediate));
        assertSame(byRoot, choose(root));
    }

    @Test
    void namesAreComparedExactly() {
        assertSame(byRoot, choose(intermediate.toUpperCase(Locale.ROOT)));
        assertSame(byRoot, choose(intermediate.substring(1)));
    }

    @Test
    void whatNobodyOffersLeavesTheDefault() {
        assertSame(byRoot, choose("Nobody"));
    }
}
