package org.jcertbot.core.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.lineage.FakeLineage;
import org.jcertbot.core.lineage.Lineage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineageMatchTest {
    /**
     * What is wanted; the names of the lineages l1, l2 and so on in scan order, with bars between them; which of them is
     * identical and which is to be expanded.
     */
    @ParameterizedTest(name = "{0} among {1}")
    @CsvSource({
        "a b,   '',              -,  -",
        "a b,   c,               -,  -",
        "a b,   a b c,           -,  -", // a superset is another certificate
        "a b,   b c,             -,  -", // and so is one that overlaps
        "a b,   a b,             l1, -",
        "b a,   a b,             l1, -", // names are a set
        "a b,   a b | a b,       l2, -", // the last one in scan order
        "a b,   a,               -,  l1",
        "a b c, a | a b,         -,  l2", // the largest
        "a b c, a b | b c,       -,  l1", // the first of equals
        "a b c, a b | c,         -,  l1",
        "a b,   a | a b,         l2, l1",
        "a,     *,               -,  -", // a wildcard is a name of its own
    })
    void namesDecide(String wanted, String existing, String identical, String subset) {
        LineageMatch match = LineageMatch.of(lineages(existing), names(wanted));
        assertEquals(identical, name(match.identical()));
        assertEquals(subset, name(match.subset()));
    }

    private static List<Lineage> lineages(String existing) {
        var lineages = new ArrayList<Lineage>();
        if (existing.isEmpty()) return lineages;
        for (String names : existing.split(" \\| ", -1)) {
            lineages.add(FakeLineage.of("l" + (lineages.size() + 1), names(names)));
        }
        return lineages;
    }

    private static List<Identifier> names(String letters) {
        var names = new ArrayList<Identifier>();
        for (String letter : letters.split(" ", -1)) names.add(new DnsName(letter + ".test"));
        return names;
    }

    private static String name(Optional<Lineage> lineage) {
        return lineage.map(found -> found.name().text()).orElse("-");
    }
}
