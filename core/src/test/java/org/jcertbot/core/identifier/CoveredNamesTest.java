package org.jcertbot.core.identifier;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoveredNamesTest {
    private final CoveredNames names = CoveredNames.of(List.of(new DnsName("a.test"), new DnsName("*.b.test")));

    @Test
    void coverThemselves() {
        assertTrue(names.cover("a.test"));
        assertFalse(names.cover("www.a.test"));
    }

    @Test
    void aWildcardStandsForOneLabel() {
        assertTrue(names.cover("www.b.test"));
        assertFalse(names.cover("b.test"));
        assertFalse(names.cover("x.www.b.test"));
        assertFalse(names.cover(".b.test"));
    }

    @Test
    void aWildcardCoversAllDirectlyBelowItsDomain() {
        assertTrue(names.coverBelow("b.test"));
        assertFalse(names.coverBelow("a.test"));
    }
}
