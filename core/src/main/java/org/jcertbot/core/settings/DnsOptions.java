package org.jcertbot.core.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * The options that most plugins of DNS providers have in common. Options exist once, so a plugin makes these once.
 *
 * @param plugin its name, such as {@code dns-cloudflare}
 * @param credentials the file with what the provider asks for to let us in
 * @param propagationSeconds how long to wait for the name servers
 */
public record DnsOptions(String plugin, Option<Path> credentials, Option<Integer> propagationSeconds) {
    /**
     * Those of one provider.
     *
     * @param provider such as {@code cloudflare}
     * @param usualSeconds how long its name servers need as a rule
     */
    public static DnsOptions of(String provider, int usualSeconds) {
        String plugin = "dns-" + provider;
        return new DnsOptions(
                plugin,
                PluginOption.named(plugin, "credentials", ValueTypes.PATH)
                        .valueName("FILE")
                        .help("File with what the service asks for to let you in."),
                PluginOption.named(plugin, "propagation-seconds", ValueTypes.NON_NEGATIVE)
                        .byDefault(usualSeconds)
                        .valueName("SECONDS")
                        .help(
                                "How long to wait for the name servers to have the record before the authority is asked to"
                                        + " look."));
    }

    /** In the order of the help and of renewal files. */
    public List<Option<?>> all() {
        return List.of(propagationSeconds, credentials);
    }
}
