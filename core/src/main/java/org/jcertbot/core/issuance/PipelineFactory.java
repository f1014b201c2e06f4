package org.jcertbot.core.issuance;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jcertbot.core.concurrent.PollingRounds;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.proof.ChallengeReport;
import org.jcertbot.core.proof.DebugPause;
import org.jcertbot.core.proof.FailedChallenge;
import org.jcertbot.core.proof.PresentedPause;
import org.jcertbot.core.proof.ProofOfControl;
import org.jcertbot.core.proof.Prover;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.Sleeper;

/** Puts a pipeline together, as the settings want it. */
public final class PipelineFactory {
    private final CertificateKeys keys;
    private final Console console;
    private final Clock clock;
    private final Sleeper sleeper;

    public PipelineFactory(CertificateKeys keys, Console console, Clock clock, Sleeper sleeper) {
        this.keys = keys;
        this.console = console;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** A pipeline whose work runs on the given workers. */
    public IssuancePipeline pipeline(Settings settings, Workers workers) {
        var rounds = new PollingRounds(workers, clock, sleeper);
        PresentedPause pause = settings.get(Options.DEBUG_CHALLENGES)
                ? new DebugPause(console, settings.get(Options.VERBOSE) > 0)
                : PresentedPause.NONE;
        return new IssuancePipeline(
                new ProofOfControl(pause, workers, rounds),
                keys,
                Duration.ofSeconds(settings.get(Options.ISSUANCE_TIMEOUT)),
                new Announcer(),
                workers,
                rounds);
    }

    /** Tells the user what goes wrong on the way. */
    private final class Announcer implements IssuanceListener {
        @Override
        public void challengesFailed(Prover prover, List<FailedChallenge> failures) {
            console.say(ChallengeReport.text(prover, failures));
        }

        @Override
        public void retryingWithout(List<Identifier> rejected) {
            console.say("Unable to obtain a certificate with every requested domain. Retrying without: "
                    + NameLists.joined(rejected));
        }
    }
}
