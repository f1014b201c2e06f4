package org.jcertbot.core.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
    @Test
    void theUrlOfAnIpv6AddressHasBrackets() throws Exception {
        var challenge = new Challenge(ChallengeType.HTTP_01, Identifier.parse("2001:db8::1"), "tok", "tok.print");
        assertEquals("http://[2001:db8::1]/.well-known/acme-challenge/tok", challenge.httpUrl());
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::1, [2001:db8::1]", "192.0.2.1, 192.0.2.1", "a.test, a.test"})
    void theHostIsWrittenAsInARequest(String identifier, String host) throws Exception {
        var challenge = new Challenge(ChallengeType.HTTP_01, Identifier.parse(identifier), "tok", "tok.print");
        assertEquals(host, challenge.httpHost());
    }

    @Test
    void theTxtRecordIsTheDigestOfTheKeyAuthorization() {
        var challenge = new Challenge(ChallengeType.DNS_01, new DnsName("a.test"), "tok", "tok.print");
        assertEquals("_acme-challenge.a.test", challenge.dnsRecordName().text());
        assertEquals("mVG9RDqZGUHNaYH__iR1qjtL3OJV6Y09RJWpigSaTPw", challenge.dnsRecordValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "a b", "a;b", "a\nb"})
    void aTokenThatCouldEscapeFromAFileNameIsRefused(String token) {
        var name = new DnsName("a.test");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Challenge(ChallengeType.HTTP_01, name, token, "authorization"));
    }
}
