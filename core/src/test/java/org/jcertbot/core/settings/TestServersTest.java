package org.jcertbot.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.junit.jupiter.api.Test;

class TestServersTest {
    private static final String OTHER = "https://acme.example/directory";
    private static final Settings NOTHING = Settings.defaults();
    private static final Settings STAGING = NOTHING.with(Options.STAGING, true, Source.COMMAND_LINE);
    private static final Settings DRY_RUN = NOTHING.with(Options.DRY_RUN, true, Source.COMMAND_LINE);

    @Test
    void aStagingServerIsKnownByItsName() {
        assertTrue(TestServers.isStaging(TestServers.STAGING_URL));
        assertTrue(TestServers.isStaging("https://acme.Staging.example/directory"));
        assertFalse(TestServers.isStaging(OTHER));
    }

    @Test
    void changesNothingWithoutTheFlags() throws CertbotException {
        assertSame(NOTHING, TestServers.apply(NOTHING, true));
    }

    @Test
    void stagingReplacesTheDefaultServer() throws CertbotException {
        assertEquals(TestServers.STAGING_URL, TestServers.apply(STAGING, false).get(Options.SERVER));
    }

    @Test
    void stagingForgetsTheAccountOfTheOtherServer() throws CertbotException {
        Settings settings = STAGING.with(Options.ACCOUNT, "production", Source.CONFIG_FILE);
        assertEquals(Optional.empty(), TestServers.apply(settings, false).find(Options.ACCOUNT));
    }

    @Test
    void stagingConflictsWithAnotherServer() {
        Settings settings = STAGING.with(Options.SERVER, OTHER, Source.COMMAND_LINE);
        var refused = assertThrows(CertbotException.class, () -> TestServers.apply(settings, false));
        assertTrue(refused.what().contains("conflicts with --staging"));
    }

    @Test
    void stagingAcceptsItsOwnServer() throws CertbotException {
        Settings settings = STAGING.with(Options.SERVER, TestServers.STAGING_URL, Source.COMMAND_LINE);
        assertEquals(TestServers.STAGING_URL, TestServers.apply(settings, false).get(Options.SERVER));
    }

    @Test
    void aDryRunStaysAtAnotherServer() throws CertbotException {
        Settings settings = DRY_RUN.with(Options.SERVER, OTHER, Source.COMMAND_LINE)
                .with(Options.ACCOUNT, "there", Source.COMMAND_LINE);
        Settings applied = TestServers.apply(settings, false);
        assertEquals(OTHER, applied.get(Options.SERVER));
        assertEquals("there", applied.get(Options.ACCOUNT));
    }

    @Test
    void aDryRunIsStagingAndMayBreakCertificates() throws CertbotException {
        Settings applied = TestServers.apply(DRY_RUN, false);
        assertTrue(applied.get(Options.STAGING));
        assertTrue(applied.get(Options.BREAK_MY_CERTS));
        assertFalse(applied.get(Options.AGREE_TOS));
    }

    @Test
    void aDryRunOfSomebodyWithAnAccountRegistersWithoutAsking() throws CertbotException {
        Settings applied = TestServers.apply(DRY_RUN, true);
        assertTrue(applied.get(Options.AGREE_TOS));
        assertTrue(applied.get(Options.REGISTER_UNSAFELY_WITHOUT_EMAIL));
    }
}
