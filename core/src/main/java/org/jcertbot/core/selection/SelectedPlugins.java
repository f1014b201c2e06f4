package org.jcertbot.core.selection;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.settings.Settings;

/**
 * The plugins of one certificate, prepared.
 *
 * @param provider where the authenticator comes from
 * @param installer empty when the certificate is only stored
 * @param settings the settings of the certificate, with the names of its plugins set by the run
 */
public record SelectedPlugins(
        AuthenticatorProvider provider, Authenticator authenticator, Optional<Installer> installer, Settings settings) {
    /** The names that the server answers to; none when there is no installer to ask. */
    public List<DnsName> serverNames() throws CertbotException, InterruptedException {
        return installer.isPresent() ? installer.get().names() : List.of();
    }
}
