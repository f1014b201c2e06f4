package org.jcertbot.core.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of the original's own plugins that may not be installed here: command lines and configuration files that
 * use them are understood all the same. Where an installed plugin brings an option with the same key, that one counts.
 */
public final class ReservedPluginOptions {
    private static final Topic APACHE = Topic.ofPlugin("apache");
    private static final Topic NGINX = Topic.ofPlugin("nginx");
    private static final List<Option<?>> ALL = all(apache(), dns(), nginx());

    private ReservedPluginOptions() {}

    /** Every such option, the plugins in alphabetical order. */
    public static List<Option<?>> all() {
        return ALL;
    }

    private static List<Option<?>> apache() {
        return List.of(
                text(APACHE, "enmod", "a2enmod", "PROGRAM", "Program that enables a module."),
                text(APACHE, "dismod", "a2dismod", "PROGRAM", "Program that disables a module."),
                text(APACHE, "le-vhost-ext", "-le-ssl.conf", "SUFFIX", "Suffix of the files of new HTTPS hosts."),
                text(APACHE, "server-root", "/etc/apache2", "DIR", "Directory of the server's configuration."),
                text(APACHE, "vhost-root", "DIR", "Directory of the virtual hosts."),
                text(APACHE, "logs-root", "/var/log/apache2", "DIR", "Directory of the server's logs."),
                text(APACHE, "challenge-location", "/etc/apache2", "DIR", "Where to put configuration for challenges."),
                text(APACHE, "handle-modules", "True", "BOOL", "Whether to enable the modules that are needed."),
                text(APACHE, "handle-sites", "True", "BOOL", "Whether to enable the sites that are made."),
                text(APACHE, "ctl", "apache2ctl", "PROGRAM", "Program that controls the server."),
                text(APACHE, "bin", "PROGRAM", "The server program itself."));
    }

    private static List<Option<?>> nginx() {
        return List.of(
                text(NGINX, "server-root", "/etc/nginx", "DIR", "Directory of the server's configuration."),
                text(NGINX, "ctl", "nginx", "PROGRAM", "The nginx program."),
                seconds(NGINX, "sleep-seconds", 1, "Longest time to wait for a reload to take effect."));
    }

    private static List<Option<?>> dns() {
        var options = new ArrayList<Option<?>>();
        options.addAll(dns("cloudflare", 10));
        options.addAll(dns("digitalocean", 10));
        options.addAll(dns("dnsimple", 30));
        options.addAll(dns("dnsmadeeasy", 60));
        options.addAll(dns("gehirn", 30));
        options.addAll(dns("google", 60));
        options.add(text(Topic.ofPlugin("dns-google"), "project", "ID", "The Google Cloud project of the zone."));
        options.addAll(dns("linode", 120));
        options.addAll(dns("luadns", 30));
        options.addAll(dns("nsone", 30));
        options.addAll(dns("ovh", 120));
        options.addAll(dns("rfc2136", 60));
        options.addAll(dns("sakuracloud", 90));
        return options;
    }

    private static List<Option<?>> dns(String provider, int propagationSeconds) {
        Topic plugin = Topic.ofPlugin("dns-" + provider);
        return List.of(
                seconds(
                        plugin,
                        "propagation-seconds",
                        propagationSeconds,
                        "How long to wait for the name servers to have the record before the authority is asked to look."),
                text(plugin, "credentials", "FILE", "File with what the service asks for to let you in."));
    }

    private static Option<?> text(Topic plugin, String name, String byDefault, String valueName, String help) {
        return define(plugin, name, ValueTypes.TEXT)
                .byDefault(byDefault)
                .valueName(valueName)
                .help(help);
    }

    private static Option<?> text(Topic plugin, String name, String valueName, String help) {
        return define(plugin, name, ValueTypes.TEXT).valueName(valueName).help(help);
    }

    private static Option<?> seconds(Topic plugin, String name, int byDefault, String help) {
        return define(plugin, name, ValueTypes.INTEGER)
                .byDefault(byDefault)
                .valueName("SECONDS")
                .help(help);
    }

    private static <T> Option.Builder<T> define(Topic plugin, String name, ValueType<T> type) {
        String spelling = plugin.name() + "-" + name;
        return Option.named(spelling.replace('-', '_'), type)
                .flags("--" + spelling)
                .topics(plugin)
                .storedWhenSet();
    }

    @SafeVarargs
    private static List<Option<?>> all(List<Option<?>>... plugins) {
        var options = new ArrayList<Option<?>>();
        for (List<Option<?>> plugin : plugins) options.addAll(plugin);
        return List.copyOf(options);
    }
}
