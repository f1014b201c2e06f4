package org.jcertbot.core.selection;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An authenticator whose bugs are failures of its plugin, so that a run goes on with the certificates that do not need
 * it. What a bug keeps it from saying is done without.
 */
final class GuardedAuthenticator implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedAuthenticator.class);

    /** Something that the plugin does. */
    @FunctionalInterface
    private interface Work {
        void run() throws CertbotException, InterruptedException;
    }

    /** Something that the plugin makes. */
    @FunctionalInterface
    private interface Making<T> {
        T run() throws CertbotException, InterruptedException;
    }

    private final String plugin;
    private final Authenticator guarded;

    /** @param plugin the name of the plugin */
    GuardedAuthenticator(String plugin, Authenticator guarded) {
        this.plugin = plugin;
        this.guarded = guarded;
    }

    /** The authenticator itself, when it also installs. */
    Optional<Installer> installer() {
        return guarded instanceof Installer both ? Optional.of(both) : Optional.empty();
    }

    @Override
    public void prepare() throws CertbotException, InterruptedException {
        guard(guarded::prepare);
    }

    @Override
    public List<ChallengeType> challengeTypes() {
        return said("what it can present", guarded::challengeTypes, List.of());
    }

    @Override
    public Presentation present(List<Challenge> challenges) throws CertbotException, InterruptedException {
        Presentation presentation = made(() -> guarded.present(challenges));
        return new Presentation() {
            @Override
            public void awaitVisible() throws CertbotException, InterruptedException {
                guard(presentation::awaitVisible);
            }

            @Override
            public void close() {
                presentation.close();
            }
        };
    }

    @Override
    public String hint(List<Challenge> failed) {
        return said(
                "why its challenges may have failed",
                () -> guarded.hint(failed),
                "The Certificate Authority could not verify what the " + plugin
                        + " plugin presented. Check that it can be reached from the internet.");
    }

    @Override
    public boolean renewsUnattended() {
        return said("whether renewals need a person", guarded::renewsUnattended, true);
    }

    @Override
    public Settings learned(Settings settings, List<Identifier> identifiers) {
        return said("what is to be stored for renewals", () -> guarded.learned(settings, identifiers), settings);
    }

    private void guard(Work work) throws CertbotException, InterruptedException {
        try {
            work.run();
        } catch (RuntimeException | LinkageError bug) {
            throw new FaultyPluginException(plugin, bug);
        }
    }

    private <T> T made(Making<T> making) throws CertbotException, InterruptedException {
        try {
            return making.run();
        } catch (RuntimeException | LinkageError bug) {
            throw new FaultyPluginException(plugin, bug);
        }
    }

    /** What the plugin says, or what is gone by when it cannot. */
    private <T> T said(String what, Supplier<T> answer, T otherwise) {
        try {
            return answer.get();
        } catch (RuntimeException | LinkageError bug) {
            LOG.warn("The {} plugin cannot say {}: {}", plugin, what, bug, bug);
            return otherwise;
        }
    }
}
