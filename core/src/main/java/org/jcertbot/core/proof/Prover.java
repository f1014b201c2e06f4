package org.jcertbot.core.proof;

import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.selection.SelectedPlugins;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * Who presents challenges, and which ones. Orders with the same authenticator have their challenges presented together.
 *
 * @param plugin the name of the authenticator's plugin
 */
public record Prover(String plugin, Authenticator authenticator, ChallengeChoice choice) {
    /**
     * The authenticator that was selected, with the challenges that {@code --preferred-challenges} allows.
     *
     * @throws CertbotException when it can do none of them
     */
    public static Prover of(SelectedPlugins plugins, Settings settings) throws CertbotException {
        ChallengeChoice choice = ChallengeChoice.of(
                plugins.authenticator().challengeTypes(), settings.get(Options.PREFERRED_CHALLENGES));
        return new Prover(plugins.provider().name(), plugins.authenticator(), choice);
    }
}
