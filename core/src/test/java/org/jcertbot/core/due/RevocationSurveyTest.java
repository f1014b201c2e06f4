package org.jcertbot.core.due;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcertbot.core.ca.RevocationAnswer;
import org.jcertbot.core.ca.RevocationQuery;
import org.jcertbot.core.ca.RevocationResponders;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.lineage.InspectedCertificate;
import org.jcertbot.core.lineage.LineageFiles;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.Test;

class RevocationSurveyTest {
    private final FakeTime time = new FakeTime();

    private Set<CertName> survey(RevocationResponders responders, List<InspectedCertificate> certificates)
            throws InterruptedException {
        var revocations = new Revocations(responders, RevocationSurvey.LIMIT);
        return new RevocationSurvey(revocations, time).revokedAmong(certificates);
    }

    private InspectedCertificate certificate(String name, Instant notAfter, Optional<String> responder) {
        var file = Path.of("/" + name);
        return new InspectedCertificate(
                new CertName(name),
                "1",
                "RSA",
                List.of(),
                List.of(),
                notAfter.minus(Duration.ofDays(90)),
                notAfter,
                "",
                new LineageFiles(file, file, file, file),
                file,
                responder.map(url -> new RevocationQuery(URI.create(url), new byte[0], new byte[0])));
    }

    private List<InspectedCertificate> withResponders(int count) {
        var certificates = new ArrayList<InspectedCertificate>();
        for (int i = 0; i < count; i++) {
            certificates.add(certificate(
                    "a" + i + ".test", time.instant().plusSeconds(9), Optional.of("http://r" + i + ".test/")));
        }
        return certificates;
    }

    @Test
    void namesThoseThatAreRevoked() throws Exception {
        var revoked = survey(
                (query, limit) -> query.responder().getHost().equals("r2.test")
                        ? new RevocationAnswer.Revoked()
                        : new RevocationAnswer.NotRevoked(),
                withResponders(5));
        assertEquals(Set.of(new CertName("a2.test")), revoked);
    }

    @Test
    void asksNobodyWithoutNeed() throws Exception {
        var certificates = List.of(
                certificate("silent.test", time.instant().plusSeconds(9), Optional.empty()),
                certificate("expired.test", time.instant(), Optional.of("http://r.test/")));
        RevocationResponders nobody = (query, limit) -> {
            throw new AssertionError("asked " + query);
        };
        assertEquals(Set.of(), survey(nobody, certificates));
    }

    @Test
    void asksAtTheSameTime() throws Exception {
        var all = new CyclicBarrier(8);
        var revoked = survey(
                (query, limit) -> {
                    try {
                        all.await(20, TimeUnit.SECONDS);
                        return new RevocationAnswer.Revoked();
                    } catch (Exception alone) {
                        return new RevocationAnswer.Unreachable("alone");
                    }
                },
                withResponders(8));
        assertEquals(8, revoked.size());
    }

    @Test
    void startsNoQuestionAfterSixSeconds() throws Exception {
        var asked = new AtomicInteger();
        survey(
                (query, limit) -> {
                    asked.incrementAndGet();
                    time.sleep(Duration.ofSeconds(7));
                    return new RevocationAnswer.NotRevoked();
                },
                withResponders(200));
        assertTrue(asked.get() <= 16, asked::toString); // as many as are under way when the first is answered
    }
}
