package org.jcertbot.core.dns;

import java.nio.file.Path;
import java.util.Optional;
import org.jcertbot.core.settings.DnsOptions;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Settings;

/**
 * With whom zones are edited.
 *
 * @param plugin such as {@code dns-route53}
 * @param credentials what tells the account from others that the plugin can be given; empty where the user has no choice
 * @param propagation how long its name servers are waited for
 * @param moreTime the option that gives them more time; empty where there is none
 */
public record DnsAccount(
        String plugin, String credentials, PropagationWait propagation, Optional<Option<Integer>> moreTime) {
    /** That of a plugin with the options that most have. */
    public static DnsAccount of(DnsOptions options, Settings settings) {
        return new DnsAccount(
                options.plugin(),
                settings.find(options.credentials()).map(Path::toString).orElse(""),
                PropagationWait.of(options.propagationSeconds(), settings),
                Optional.of(options.propagationSeconds()));
    }

    /** How the journal tells it from others. */
    String label() {
        return credentials.isEmpty() ? plugin : plugin + " " + credentials;
    }
}
