package org.jcertbot.core.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.identifier.DnsName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TxtRecordTest {
    private static final DnsName NAME = new DnsName("_acme-challenge.a.test");

    @Test
    void isWhatTheAuthorityLooksFor() {
        var challenge = new Challenge(ChallengeType.DNS_01, new DnsName("a.test"), "token", "token.thumbprint");
        assertEquals(new TxtRecord(NAME, challenge.dnsRecordValue()), TxtRecord.of(challenge));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with blank", "with\"quote", "with\\backslash", "ümlaut", "line\nend"})
    void refusesValuesThatNeedEscapes(String value) {
        assertThrows(IllegalArgumentException.class, () -> new TxtRecord(NAME, value));
    }

    @Test
    void refusesValuesThatAreTooLongForOneString() {
        assertThrows(IllegalArgumentException.class, () -> new TxtRecord(NAME, "a".repeat(256)));
    }
}
