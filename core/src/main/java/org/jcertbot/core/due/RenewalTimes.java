package org.jcertbot.core.due;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.ca.DirectoryUrl;
import org.jcertbot.core.ca.RenewalInformation;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UnexpectedException;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.RenewalFiles;
import org.jcertbot.core.settings.RenewalParams;
import org.jcertbot.core.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the authorities when they want certificates to be renewed (RFC 9773), and notes in the renewal files when they
 * may be asked again. Safe for several threads.
 */
public final class RenewalTimes {
    private static final Logger LOG = LoggerFactory.getLogger(RenewalTimes.class);
    private static final Duration USUAL_RETRY = Duration.ofHours(6);

    /** RFC 9773 section 4.3.2: a mistake of the authority must not put its own information out of reach for long. */
    private static final Duration LONGEST_RETRY = Duration.ofDays(1);

    /** What came of a question, and when to ask the next one. */
    private record Outcome(SuggestedTime suggested, Duration retry) {
        static final Outcome NONE = new Outcome(new SuggestedTime.Unknown(), USUAL_RETRY);
    }

    private final CertificateAuthorities authorities;
    private final RenewalFiles renewalFiles;
    private final Clock clock;
    private final Function<Instant, ZoneOffset> localOffset;
    private final DoubleSupplier random;
    private final Map<URI, ServerRecord> servers = new ConcurrentHashMap<>();

    /**
     * For one run.
     *
     * @param authorities one client for each server
     * @param localOffset how local time, in which renewal files note the next question, differs from UTC
     * @param random numbers from 0 (inclusive) to 1 (exclusive)
     */
    public RenewalTimes(
            CertificateAuthorities authorities,
            RenewalFiles renewalFiles,
            Clock clock,
            Function<Instant, ZoneOffset> localOffset,
            DoubleSupplier random) {
        this.authorities = authorities;
        this.renewalFiles = renewalFiles;
        this.clock = clock;
        this.localOffset = localOffset;
        this.random = random;
    }

    /** Asks the server that issued the certificate, unless it is not to be asked now. Failures are only warned about. */
    SuggestedTime of(Lineage lineage, Settings settings) throws InterruptedException {
        Optional<String> server = lineage.renewalParam("server");
        if (server.isEmpty()) {
            LOG.warn(
                    "{} does not say which server issued the certificate, so nobody can be asked when to renew it.",
                    lineage.renewalFile());
            return new SuggestedTime.Unknown();
        }
        Instant now = clock.instant();
        var noted = lineage.ariRetryAfter();
        if (noted.isPresent() && localTime(now).isBefore(noted.get())) return new SuggestedTime.Unknown();
        Optional<Outcome> outcome = isExpired(lineage, now)
                ? Optional.of(new Outcome(new SuggestedTime.Known(lineage.notAfter()), USUAL_RETRY))
                : ask(server.get(), lineage, settings);
        if (outcome.isEmpty()) return new SuggestedTime.Unknown();
        note(lineage, clock.instant().plus(outcome.get().retry()));
        return outcome.get().suggested();
    }

    /** Empty when the server has failed too often: then nothing is noted, and the next run asks. */
    private Optional<Outcome> ask(String server, Lineage lineage, Settings settings) throws InterruptedException {
        try {
            URI directory = DirectoryUrl.parse(RenewalParams.currentServer(server));
            Optional<String> certificateId = lineage.facts().renewalId();
            if (certificateId.isEmpty()) {
                LOG.info("Certificate {} does not name its issuer's key: no renewal information", lineage.name());
                return Optional.of(Outcome.NONE);
            }
            ServerRecord record = servers.computeIfAbsent(directory, unused -> new ServerRecord());
            if (!record.mayBeAsked()) return Optional.empty();
            return Optional.of(ask(directory, record, certificateId.get(), lineage, settings));
        } catch (CertbotException failure) {
            warn(lineage, failure);
            return Optional.of(Outcome.NONE);
        } catch (RuntimeException nonsense) { // such as a directory that is not what it should be
            warn(lineage, new UnexpectedException(nonsense));
            return Optional.of(Outcome.NONE);
        }
    }

    private Outcome ask(URI directory, ServerRecord record, String certificateId, Lineage lineage, Settings settings)
            throws CertbotException, InterruptedException {
        boolean answered = false;
        try {
            Optional<RenewalInformation> information =
                    authorities.at(directory, settings).renewalInformation(certificateId);
            answered = true;
            return information.map(known -> outcome(known, lineage)).orElse(Outcome.NONE);
        } catch (CaException failure) {
            answered = isAboutTheCertificate(failure);
            throw failure;
        } finally {
            if (record.wasAsked(answered)) {
                LOG.warn("{} is not asked any more in this run when certificates are to be renewed.", directory);
            }
        }
    }

    private Outcome outcome(RenewalInformation information, Lineage lineage) {
        Instant start = information.windowStart();
        Duration window = Duration.between(start, information.windowEnd());
        Instant time = start.plusMillis((long) (window.toMillis() * random.getAsDouble()));
        LOG.info(
                "The authority wants certificate {} to be renewed between {} and {}{}",
                lineage.name(),
                start,
                information.windowEnd(),
                information.explanation().map(page -> ", see " + page).orElse(""));
        Duration retry = information.retryAfter().orElse(USUAL_RETRY);
        return new Outcome(new SuggestedTime.Known(time), retry.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : retry);
    }

    /** A server that is well and knows nothing of one certificate may know all the others. */
    private static boolean isAboutTheCertificate(CaException failure) {
        return failure.problem().isPresent() && !failure.is("rateLimited") && !failure.is("serverInternal");
    }

    private static boolean isExpired(Lineage lineage, Instant now) {
        return lineage.notAfter().isBefore(now);
    }

    private static void warn(Lineage lineage, CertbotException failure) {
        LOG.warn(
                "The authority could not be asked when certificate {} is to be renewed: {} {} Its usual time is used. If"
                        + " this goes on for long, please tell the operator of the authority.",
                lineage.name(),
                failure.what(),
                failure.why());
        LOG.debug("The failure was", failure);
    }

    private void note(Lineage lineage, Instant retry) {
        try {
            renewalFiles.noteAriRetryAfter(lineage, localTime(retry));
        } catch (CertbotException failure) {
            LOG.warn("{} {}", failure.what(), failure.why());
        }
    }

    private LocalDateTime localTime(Instant time) {
        return LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, localOffset.apply(time));
    }
}
