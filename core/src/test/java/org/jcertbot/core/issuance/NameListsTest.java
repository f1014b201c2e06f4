package org.jcertbot.core.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.junit.jupiter.api.Test;

class NameListsTest {
    private static List<Identifier> names(String... texts) {
        return Stream.of(texts).<Identifier>map(DnsName::new).toList();
    }

    @Test
    void aSummaryNamesTheFirstTwoAtMost() {
        assertEquals("a.test", NameLists.summary(names("a.test")));
        assertEquals("a.test and b.test", NameLists.summary(names("a.test", "b.test")));
        assertEquals("a.test and 2 more", NameLists.summary(names("a.test", "b.test", "c.test")));
    }

    @Test
    void joinedNamesAreSeparatedByCommas() {
        assertEquals("a.test, b.test", NameLists.joined(names("a.test", "b.test")));
    }

    @Test
    void aListInAQuestionHasALineForEachName() {
        assertEquals("\n- a.test\n- b.test", NameLists.bulleted(names("a.test", "b.test")));
        assertEquals("(None)", NameLists.bulleted(List.of()));
    }

    @Test
    void oneListWithoutAnotherKeepsItsOrder() {
        assertEquals(
                names("c.test", "a.test"),
                NameLists.minus(names("c.test", "b.test", "a.test"), names("b.test", "x.test")));
    }
}
