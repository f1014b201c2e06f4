package org.jcertbot.core.plugin;

import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.settings.Settings;

/**
 * Shows the authority what it asks for. Core chooses the challenges, answers and polls them, and closes the
 * presentation whatever happens. One thread at a time prepares, presents and closes; the other methods may be called by
 * any thread meanwhile.
 */
public interface Authenticator {
    /**
     * Checks that the plugin can work here; called once before anything is ordered.
     *
     * @throws CertbotException when it is not configured, or misses something on this system
     */
    void prepare() throws CertbotException, InterruptedException;

    /** The types that it can present, the preferred one first. */
    List<ChallengeType> challengeTypes();

    /**
     * Presents all challenges of a wave at once. When {@link Presentation#awaitVisible} has returned, the authority comes
     * and looks.
     *
     * @param challenges never empty, each of a type from {@link #challengeTypes}
     * @return the handle that removes everything again
     * @throws CertbotException when one of them cannot be presented; whatever was created has been removed by then
     * @throws InterruptedException when it was interrupted; the same holds
     */
    Presentation present(List<Challenge> challenges) throws CertbotException, InterruptedException;

    /** What a user should check when the authority refused these challenges; one or two sentences. */
    String hint(List<Challenge> failed);

    /** False when a renewal needs a person, so that the user is told that it will not happen by itself. */
    default boolean renewsUnattended() {
        return true;
    }

    /**
     * The settings of a certificate with what the plugin learnt from the user while presenting, so that renewals need not
     * ask. Called as soon as the certificate is there, on any thread, while others may still be presented.
     *
     * @param identifiers those of the certificate; the plugin may have learnt about others too
     */
    default Settings learned(Settings settings, List<Identifier> identifiers) {
        return settings;
    }
}
