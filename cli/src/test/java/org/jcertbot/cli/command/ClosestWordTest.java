package org.jcertbot.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosestWordTest {
    @Test
    void findsTheNearest() {
        assertEquals(Optional.of("--nginx"), ClosestWord.to("--ngnix", List.of("--apache", "--nginx", "--manual")));
    }

    @Test
    void doesNotGuessWildly() {
        assertEquals(Optional.empty(), ClosestWord.to("--frobnicate", List.of("--apache", "--nginx", "--manual")));
    }
}
