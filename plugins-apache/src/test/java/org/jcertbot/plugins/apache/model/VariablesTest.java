package org.jcertbot.plugins.apache.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
    private final Variables variables = new Variables(Map.of("ENV", "from env", "BOTH", "env"), Set.of("ONLY"));

    @BeforeEach
    void define() {
        variables.define("D", "given");
    }

    @ParameterizedTest
    @CsvSource({
        "a ${ENV} b, a from env b",
        "${D}${D}, givengiven",
        "$${D}, $given",
        "\\${D}, \\given",
        "${NO}, ${NO}",
        "${MAP:D}, ${MAP:D}",
        "${D, ${D",
        "${d}, ${d}",
    })
    void aNameStandsForItsValueAndAnUnknownOneForItself(String line, String expanded) {
        assertEquals(expanded, variables.expand(line));
    }

    @Test
    void aDefinitionCountsBeforeTheEnvironmentUntilItIsTakenBack() {
        variables.define("BOTH", "defined");
        assertEquals("defined", variables.expand("${BOTH}"));
        variables.undefine("BOTH");
        assertEquals("env", variables.expand("${BOTH}"));
    }

    @Test
    void aDefinitionWithoutValueIsThereButStandsForNothing() {
        variables.define("FLAG");
        assertTrue(variables.isDefined("FLAG"));
        assertTrue(variables.isDefined("ONLY"));
        assertEquals("${FLAG} ${ONLY}", variables.expand("${FLAG} ${ONLY}"));
    }

    @Test
    void aDefinitionWithoutValueLeavesTheOneThatThereIs() {
        variables.define("D");
        assertEquals("given", variables.expand("${D}"));
        variables.undefine("D");
        variables.define("D");
        assertEquals("${D}", variables.expand("${D}"));
    }

    @Test
    void theEnvironmentDefinesNothing() {
        assertFalse(variables.isDefined("ENV"));
    }

    @Test
    void aValueIsNotExpandedAgain() {
        variables.define("A", "${D}");
        assertEquals("${D}", variables.expand("${A}"));
    }
}
