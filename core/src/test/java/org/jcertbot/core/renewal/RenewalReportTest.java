package org.jcertbot.core.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.lineage.FakeLineage;
import org.jcertbot.core.lineage.Lineage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalReportTest {
    private static final Lineage LINEAGE = FakeLineage.named("a.test");
    private static final Setback SETBACK = new Setback(1, Instant.EPOCH, "", "no");

    /** Kind and urgency of the only outcome; what the exit code and the notice go by. */
    @ParameterizedTest
    @CsvSource({
        "not due,     '',      0, true,  false",
        "renewed,     '',      0, true,  false",
        "failed,      '',      1, false, true",
        "unusable,    '',      0, false, true",
        "backing off, NONE,    0, true,  false",
        "backing off, NOTABLE, 0, true,  true",
        "backing off, HIGH,    1, false, true",
        "postponed,   NONE,    0, true,  false",
        "postponed,   NOTABLE, 0, true,  true",
        "postponed,   HIGH,    0, true,  true",
    })
    void whatBecameOfALineageDecidesWhetherTheRunSucceeded(
            String kind, String urgency, int failures, boolean succeeded, boolean notable) {
        var report = report(List.of(), outcome(kind, urgency));
        assertEquals(failures, report.failures());
        assertEquals(succeeded, report.succeeded());
        assertEquals(notable, report.isNotable());
    }

    @Test
    void aDeploymentThatFailedIsNoFailedRenewalButNoSuccess() {
        var report = report(List.of(new CertName("a.test")), new Outcome.Renewed(LINEAGE));
        assertEquals(0, report.failures());
        assertFalse(report.succeeded());
    }

    @Test
    void failuresAreCountedOverAllLineages() {
        var report = report(List.of(), outcome("failed", ""), outcome("failed", ""), outcome("backing off", "HIGH"));
        assertEquals(3, report.failures());
    }

    private static RenewalReport report(List<CertName> undeployed, Outcome... outcomes) {
        return new RenewalReport(List.of(outcomes), Map.of(), undeployed, Set.of(), List.of());
    }

    private static Outcome outcome(String kind, String urgency) {
        return switch (kind) {
            case "not due" -> new Outcome.NotDue(LINEAGE, Optional.empty(), "in date");
            case "renewed" -> new Outcome.Renewed(LINEAGE);
            case "failed" -> new Outcome.Failed(LINEAGE, error());
            case "unusable" -> new Outcome.Unusable(Path.of("/etc/renewal/a.conf"), error());
            case "backing off" -> new Outcome.BackingOff(LINEAGE, SETBACK, Urgency.valueOf(urgency));
            case "postponed" -> new Outcome.Postponed(LINEAGE, Urgency.valueOf(urgency));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static CertbotException error() {
        return new CertbotException("no", "", "");
    }
}
