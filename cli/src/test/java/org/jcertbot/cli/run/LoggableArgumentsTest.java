package org.jcertbot.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LoggableArgumentsTest {
    @Test
    void theKeyOfAnExternalAccountIsHidden() {
        assertEquals(
                List.of("register", "--eab-hmac-key", "(hidden)", "--eab-kid", "kid"),
                LoggableArguments.of(List.of("register", "--eab-hmac-key", "secret", "--eab-kid", "kid")));
        assertEquals(
                List.of("--eab-hmac-k=(hidden)", "-n"), LoggableArguments.of(List.of("--eab-hmac-k=secret", "-n")));
        assertEquals(List.of("--eab-hmac-alg", "HS256"), LoggableArguments.of(List.of("--eab-hmac-alg", "HS256")));
    }
}
