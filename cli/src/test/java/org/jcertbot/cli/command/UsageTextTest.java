package org.jcertbot.cli.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jcertbot.core.error.UsageException;
import org.junit.jupiter.api.Test;

class UsageTextTest {
    @Test
    void endsWithTheReason() {
        assertTrue(UsageText.of(new UsageException("bad\nhint")).endsWith("\ncertbot: error: bad\nhint"));
    }
}
