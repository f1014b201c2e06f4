package org.jcertbot.core.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of the original's own plugins that may not be installed here: command lines and configuration files that
 * use them are understood all the same. Where an installed plugin brings an option with the same key, that one counts.
 */
public final class ReservedPluginOptions {
    private static final String APACHE = "apache";
    private static final String NGINX = "nginx";
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
        for (OriginalDnsPlugin plugin : OriginalDnsPlugin.ALL) options.addAll(plugin.options());
        return options;
    }

    private static Option<?> text(String plugin, String name, String byDefault, String valueName, String help) {
        return PluginOption.named(plugin, name, ValueTypes.TEXT)
                .byDefault(byDefault)
                .valueName(valueName)
                .help(help);
    }

    private static Option<?> text(String plugin, String name, String valueName, String help) {
        return PluginOption.named(plugin, name, ValueTypes.TEXT)
                .valueName(valueName)
                .help(help);
    }

    private static Option<?> seconds(String plugin, String name, int byDefault, String help) {
        return PluginOption.named(plugin, name, ValueTypes.INTEGER)
                .byDefault(byDefault)
                .valueName("SECONDS")
                .help(help);
    }

    @SafeVarargs
    private static List<Option<?>> all(List<Option<?>>... plugins) {
        var options = new ArrayList<Option<?>>();
        for (List<Option<?>> plugin : plugins) options.addAll(plugin);
        return List.copyOf(options);
    }
}
