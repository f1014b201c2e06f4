package org.jcertbot.core.issuance;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.lineage.FakeLineage;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.settings.TestServers;
import org.junit.jupiter.api.Test;

class StagingGuardTest {
    private static final Settings AT_STAGING =
            Settings.defaults().with(Options.SERVER, TestServers.STAGING_URL, Source.COMMAND_LINE);

    private static Lineage issuedBy(String server) {
        return FakeLineage.servedFrom(Path.of("/live/a.test"), Map.of("server", server));
    }

    @Test
    void aTestServerDoesNotReplaceARealCertificate() {
        Lineage real = issuedBy("https://acme.example/directory");
        assertThrows(InvalidInputException.class, () -> StagingGuard.check(AT_STAGING, real));
    }

    @Test
    void aCertificateOfUnknownOriginCountsAsReal() {
        Lineage unknown = FakeLineage.named("a.test");
        assertThrows(InvalidInputException.class, () -> StagingGuard.check(AT_STAGING, unknown));
    }

    @Test
    void aTestCertificateMayBeReplaced() {
        assertDoesNotThrow(() -> StagingGuard.check(AT_STAGING, issuedBy(TestServers.STAGING_URL)));
    }

    @Test
    void aRealServerMayReplaceAnything() {
        assertDoesNotThrow(() -> StagingGuard.check(Settings.defaults(), issuedBy("https://acme.example/directory")));
    }

    @Test
    void whoWantsItMayBreakCertificates() {
        Settings breaking = AT_STAGING.with(Options.BREAK_MY_CERTS, true, Source.COMMAND_LINE);
        assertDoesNotThrow(() -> StagingGuard.check(breaking, issuedBy("https://acme.example/directory")));
    }
}
