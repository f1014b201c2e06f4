package org.jcertbot.core.renewal;

import java.util.stream.Collectors;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.proof.ChallengesFailedException;
import org.jcertbot.core.proof.FailedChallenge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the user hears while a run of {@code renew} is under way. */
final class Narration {
    private static final Logger LOG = LoggerFactory.getLogger(Narration.class);

    private final Console console;
    private int all;
    private int renewed;
    private int failed;

    Narration(Console console) {
        this.console = console;
    }

    /** A renewal file with which nothing more is going to happen. */
    void settled(Outcome outcome) {
        processing(outcome.renewalFile());
        if (outcome instanceof Outcome.Unusable unusable) {
            LOG.debug("{} is not usable", unusable.renewalFile(), unusable.reason());
            console.error("Renewal configuration file " + unusable.renewalFile() + " produced an unexpected error: "
                    + unusable.reason().getMessage() + "\nSkipping.");
        } else if (outcome instanceof Outcome.Failed failed) {
            failed(failed.lineage(), failed.error());
        } else if (outcome instanceof Outcome.BackingOff waiting) {
            backingOff(waiting);
        } else if (outcome instanceof Outcome.Postponed) {
            console.say("Certificate due for renewal, but the limit of this run is reached");
        } else {
            console.say("Certificate not yet due for renewal");
        }
    }

    /** So many lineages are going to be renewed. */
    synchronized void expects(int lineages) {
        all = lineages;
    }

    /** A lineage has its new certificate. Any thread may say so. */
    synchronized void renewed(Lineage lineage) {
        renewed++;
        showProgress(lineage);
    }

    synchronized void progressEnds() {
        if (all > 1) console.progress("");
    }

    private void showProgress(Lineage latest) {
        if (all < 2) return;
        String failures = failed == 0 ? "" : ", " + failed + " failed";
        console.progress("Renewed " + renewed + " of " + all + failures + " (" + latest.name() + ")");
    }

    void processing(Object renewalFile) {
        console.sayFramed("Processing " + renewalFile);
    }

    synchronized void failed(Lineage lineage, CertbotException error) {
        failed++;
        LOG.debug("Certificate {} was not renewed", lineage.name(), error);
        console.error("Failed to renew certificate " + lineage.name() + " with error: " + error.getMessage()
                + details(error));
        showProgress(lineage);
    }

    /** What failed, in one line. */
    static String inShort(CertbotException error) {
        if (!(error instanceof ChallengesFailedException challenges)) return error.what();
        FailedChallenge first = challenges.failures().get(0);
        return first.identifier() + ": " + first.problem().detail();
    }

    /** The report of failed challenges is on standard output, which nobody reads in a scheduled run. */
    private static String details(CertbotException error) {
        if (!(error instanceof ChallengesFailedException challenges)) return "";
        return challenges.failures().stream()
                .map(failure -> "\n  " + failure.identifier() + ": "
                        + failure.problem().detail() + " (" + failure.problem().code() + ")")
                .collect(Collectors.joining());
    }

    private void backingOff(Outcome.BackingOff waiting) {
        Setback setback = waiting.setback();
        String text = "Certificate " + waiting.lineage().name() + " is due for renewal, but "
                + (setback.failures() == 1 ? "the last attempt" : "the last " + setback.failures() + " attempts")
                + " failed (" + setback.reason() + "). The next one is made after " + setback.until()
                + "; --force-renewal makes it now.";
        if (waiting.urgency() == Urgency.HIGH) {
            console.error(text + " It expires on " + waiting.lineage().notAfter() + ".");
        } else {
            console.say(text);
        }
    }
}
