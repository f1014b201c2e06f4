package org.jcertbot.core.selection;

import java.util.List;
import java.util.Optional;
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
 * it. What a bug keeps it from saying about a certificate that is there already is done without.
 */
final class GuardedAuthenticator implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedAuthenticator.class);

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
        try {
            guarded.prepare();
        } catch (RuntimeException | LinkageError bug) {
            throw new FaultyPluginException(plugin, bug);
        }
    }

    @Override
    public List<ChallengeType> challengeTypes() {
        return guarded.challengeTypes();
    }

    @Override
    public Presentation present(List<Challenge> challenges) throws CertbotException, InterruptedException {
        try {
            return guarded.present(challenges);
        } catch (RuntimeException | LinkageError bug) {
            throw new FaultyPluginException(plugin, bug);
        }
    }

    @Override
    public String hint(List<Challenge> failed) {
        try {
            return guarded.hint(failed);
        } catch (RuntimeException | LinkageError bug) {
            LOG.warn("The {} plugin cannot say why its challenges may have failed: {}", plugin, bug, bug);
            return "The Certificate Authority could not verify what the " + plugin
                    + " plugin presented. Check that it can be reached from the internet.";
        }
    }

    @Override
    public boolean renewsUnattended() {
        return guarded.renewsUnattended();
    }

    @Override
    public Settings learned(Settings settings, List<Identifier> identifiers) {
        try {
            return guarded.learned(settings, identifiers);
        } catch (RuntimeException | LinkageError bug) {
            LOG.warn("What the {} plugin was told is not stored for renewals: {}", plugin, bug, bug);
            return settings;
        }
    }
}
