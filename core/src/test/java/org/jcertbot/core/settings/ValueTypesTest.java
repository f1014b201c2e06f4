package org.jcertbot.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.UsageException;
import org.jcertbot.core.identifier.DnsName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
    @Test
    void aFlagIsStoredInTheWordsOfTheOriginal() {
        assertEquals(new Value.Text("True"), ValueTypes.FLAG.store(true));
        assertEquals(new Value.Text("False"), ValueTypes.FLAG.store(false));
    }

    @Test
    void aFlagIsRestoredInAnyCase() throws CertbotException {
        assertTrue(ValueTypes.FLAG.restore(new Value.Text("tRUE")));
    }

    @Test
    void aStoredFlagIsNothingButTrueOrFalse() {
        assertThrows(InvalidInputException.class, () -> ValueTypes.FLAG.restore(new Value.Text("yes")));
    }

    @Test
    void aConfigurationFileMaySayOnOrOff() throws CertbotException {
        assertTrue(ValueTypes.FLAG.parse("ON"));
        assertEquals(false, ValueTypes.FLAG.parse("no"));
    }

    @Test
    void aNumberThatIsNoneIsRefused() {
        var refused = assertThrows(UsageException.class, () -> ValueTypes.INTEGER.parse("x"));
        assertEquals("invalid int value: 'x'", refused.what());
    }

    @Test
    void aNegativeNumberIsRefusedWhereItMakesNoSense() {
        assertThrows(UsageException.class, () -> ValueTypes.NON_NEGATIVE.parse("-1"));
    }

    @Test
    void anUnsetHttpPortOfAnOldFileIsEighty() throws CertbotException {
        assertEquals(80, ValueTypes.HTTP_PORT.restore(new Value.Text("None")));
    }

    @Test
    void aChoiceIsCaseSensitive() {
        var refused = assertThrows(
                UsageException.class, () -> ValueTypes.choice("rsa", "ecdsa").parse("RSA"));
        assertEquals("invalid choice: 'RSA' (choose from 'rsa', 'ecdsa')", refused.what());
    }

    @Test
    void aReasonIsNot() throws CertbotException {
        assertEquals("superseded", Options.REASON.type().parse("SuperSeded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb: c", "\u0007", "caf\u00e9 \u20ac"})
    void aHeaderHasNoOtherCharactersThanHttpAllows(String text) {
        assertThrows(UsageException.class, () -> ValueTypes.HEADER_VALUE.parse(text));
        assertThrows(UsageException.class, () -> ValueTypes.HEADER_COMMENT.parse(text));
    }

    @Test
    void aHeaderMayBeEmpty() throws Exception {
        assertEquals("", ValueTypes.HEADER_VALUE.parse(""));
    }

    @Test
    void aHeaderCommentHasNoParentheses() {
        for (String text : List.of("a (b", "(", ")", "a) b")) {
            assertThrows(UsageException.class, () -> ValueTypes.HEADER_COMMENT.parse(text));
        }
    }

    @Test
    void aHeaderKeepsWesternLetters() throws CertbotException {
        assertEquals("caf\u00e9 1.0", ValueTypes.HEADER_COMMENT.parse("caf\u00e9 1.0"));
        assertEquals("a (b) \u00ff", ValueTypes.HEADER_VALUE.restore(ValueTypes.HEADER_VALUE.store("a (b) \u00ff")));
    }

    @Test
    void domainsAreSplitAtCommasStrippedAndKeptOnce() throws CertbotException {
        assertEquals(
                List.of(new DnsName("a.test"), new DnsName("b.test")),
                ValueTypes.DNS_NAMES.parse("a.test, B.test,a.test"));
    }

    @Test
    void listsAddUp() throws CertbotException {
        var earlier = ValueTypes.DNS_NAMES.parse("b.test");
        assertEquals(
                List.of(new DnsName("b.test"), new DnsName("a.test")),
                ValueTypes.DNS_NAMES.merge(earlier, ValueTypes.DNS_NAMES.parse("a.test,b.test")));
    }

    @Test
    void aListMayBeEmptyButNotHaveHoles() throws CertbotException {
        assertEquals(List.of(), ValueTypes.DNS_NAMES.parse(""));
        assertThrows(InvalidInputException.class, () -> ValueTypes.DNS_NAMES.parse("a.test,,b.test"));
    }

    @Test
    void shortNamesOfChallengesAreUnderstood() throws CertbotException {
        assertEquals(
                List.of(ChallengeType.DNS_01, ChallengeType.HTTP_01), ValueTypes.CHALLENGE_TYPES.parse("dns,http"));
    }

    @Test
    void anUnknownChallengeIsAUsageError() {
        var refused = assertThrows(UsageException.class, () -> ValueTypes.CHALLENGE_TYPES.parse("carrier-pigeon"));
        assertEquals("Unrecognized challenges: carrier-pigeon", refused.what());
    }

    @Test
    void aStoredListMayBeASingleValue() throws CertbotException {
        assertEquals(List.of(ChallengeType.DNS_01), ValueTypes.CHALLENGE_TYPES.restore(new Value.Text("dns-01")));
    }

    @Test
    void pathsAreMadeAbsolute() throws CertbotException {
        assertTrue(ValueTypes.PATH.parse("x/../y").isAbsolute());
        assertEquals("y", String.valueOf(ValueTypes.PATH.parse("x/../y").getFileName()));
    }

    @Test
    void flagsAreCounted() throws CertbotException {
        assertEquals(3, ValueTypes.COUNT.merge(ValueTypes.COUNT.parse("2"), ValueTypes.COUNT.parse("true")));
    }
}
