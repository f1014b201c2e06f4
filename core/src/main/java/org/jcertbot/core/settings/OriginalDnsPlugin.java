package org.jcertbot.core.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * A DNS plugin of the original: each has a flag that chooses it, and is known where it is not installed.
 *
 * @param provider its name without {@code dns-}
 * @param service what people call the provider
 * @param options its own; the plugin brings others of the same names where it is installed
 */
record OriginalDnsPlugin(String provider, String service, List<Option<?>> options) {
    /** In alphabetical order, as in renewal files. */
    static final List<OriginalDnsPlugin> ALL = List.of(
            plugin("cloudflare", "Cloudflare", 10),
            plugin("digitalocean", "DigitalOcean", 10),
            plugin("dnsimple", "DNSimple", 30),
            plugin("dnsmadeeasy", "DNS Made Easy", 60),
            plugin("gehirn", "Gehirn Infrastructure Service", 30),
            plugin("google", "Google Cloud DNS", 60, project()),
            plugin("linode", "Linode", 120),
            plugin("luadns", "LuaDNS", 30),
            plugin("nsone", "NS1", 30),
            plugin("ovh", "OVH", 120),
            plugin("rfc2136", "any name server that takes dynamic updates (RFC 2136)", 60),
            new OriginalDnsPlugin("route53", "Amazon Route 53", List.of()),
            plugin("sakuracloud", "Sakura Cloud", 90));

    /** The flags that choose them. */
    static final List<Option<Boolean>> SELECTORS =
            ALL.stream().map(OriginalDnsPlugin::selector).toList();

    /** @param usualSeconds how long its name servers need as a rule */
    private static OriginalDnsPlugin plugin(String provider, String service, int usualSeconds, Option<?>... others) {
        var options = new ArrayList<>(DnsOptions.of(provider, usualSeconds).all());
        options.addAll(List.of(others));
        return new OriginalDnsPlugin(provider, service, List.copyOf(options));
    }

    private static Option<String> project() {
        return PluginOption.named("dns-google", "project", ValueTypes.TEXT)
                .valueName("ID")
                .help("The Google Cloud project of the zone.");
    }

    private Option<Boolean> selector() {
        return Option.named("dns_" + provider, ValueTypes.FLAG)
                .flags("--dns-" + provider)
                .byDefault(false)
                .topics(Topic.PLUGINS, Topic.CERTONLY)
                .help("Prove control with a TXT record at " + service + ".");
    }
}
