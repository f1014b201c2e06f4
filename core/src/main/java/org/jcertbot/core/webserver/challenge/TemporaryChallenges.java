package org.jcertbot.core.webserver.challenge;

import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.plugin.ServerChange;
import org.jcertbot.core.webserver.ReloadOutcome;
import org.jcertbot.core.webserver.ServerConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Presents http-01 challenges: one edit and one reload for all of them, and the same to take them back. */
public final class TemporaryChallenges {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryChallenges.class);

    private final ServerConfiguration files;
    private final ChallengeHost host;

    public TemporaryChallenges(ServerConfiguration files, ChallengeHost host) {
        this.files = files;
        this.host = host;
    }

    /** As {@link org.jcertbot.core.plugin.Authenticator#present}. */
    public Presentation present(List<Challenge> challenges) throws CertbotException, InterruptedException {
        Presented presented = presentOnReload(challenges);
        try {
            host.awaitAnswers(challenges);
            return presented;
        } catch (PluginException | InterruptedException | RuntimeException failure) {
            presented.close();
            throw failure;
        }
    }

    private Presented presentOnReload(List<Challenge> challenges) throws CertbotException, InterruptedException {
        ServerConfiguration.Edits edits = host.answering(challenges);
        boolean wasRunning = host.isRunning();
        ServerChange change = files.changeTemporarily(edits);
        try {
            return new Presented(change, host.reloadToAnswer(challenges));
        } catch (PluginException | InterruptedException | RuntimeException failure) {
            withdraw(change, wasRunning);
            throw failure;
        }
    }

    /**
     * Removing challenges must not be cut short, and must not hide what ended the run.
     *
     * @param reload not for a server that was down before: the reload would start it
     */
    private void withdraw(ServerChange change, boolean reload) {
        try {
            Shielded.<CertbotException>toTheEnd(() -> {
                change.undo();
                if (reload) host.reload();
            });
        } catch (CertbotException | RuntimeException failure) {
            LOG.error(
                    "The configuration of {} could not be restored after the challenges: {}",
                    host.name(),
                    failure.getMessage());
            LOG.debug("Restoring it failed", failure);
        }
    }

    /** Withdrawn once. */
    private final class Presented implements Presentation {
        private final ServerChange change;
        private final ReloadOutcome outcome;
        private boolean closed;

        Presented(ServerChange change, ReloadOutcome outcome) {
            this.change = change;
            this.outcome = outcome;
        }

        @Override
        public void close() {
            if (closed) return;
            closed = true;
            withdraw(change, !outcome.wasDown());
            if (outcome.wasDown()) stop();
        }

        /** It was down before us, and who takes care of it must not find a server that nobody has started. */
        private void stop() {
            try {
                Shielded.toTheEnd(() -> host.stop(outcome));
            } catch (CertbotException | RuntimeException failure) {
                LOG.error(
                        "{}, which was started for the challenges, could not be stopped: {}",
                        host.name(),
                        failure.getMessage());
            }
        }
    }
}
