package org.jcertbot.plugins.nginx;

import java.util.List;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.InstallerProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Topic;
import org.jcertbot.core.settings.ValueTypes;
import org.jcertbot.plugins.nginx.process.NginxOptions;

/** Offers the plugin {@code nginx}: one object proves names and installs certificates. */
public final class NginxProvider implements AuthenticatorProvider, InstallerProvider {
    static final Option<String> SERVER_ROOT = Option.named("nginx_server_root", ValueTypes.TEXT)
            .flags("--nginx-server-root")
            .byDefault("/etc/nginx")
            .topics(Topic.ofPlugin("nginx"))
            .storedWhenSet()
            .valueName("DIR")
            .help("Directory of nginx.conf.");

    static final Option<String> CTL = Option.named("nginx_ctl", ValueTypes.TEXT)
            .flags("--nginx-ctl")
            .byDefault(NginxOptions.DEFAULT_CTL)
            .topics(Topic.ofPlugin("nginx"))
            .storedWhenSet()
            .valueName("PROGRAM")
            .help("The nginx program: a path, or a name that is searched for. It tests and reloads the configuration.");

    static final Option<Integer> SLEEP_SECONDS = Option.named("nginx_sleep_seconds", ValueTypes.INTEGER)
            .flags("--nginx-sleep-seconds")
            .byDefault(1)
            .topics(Topic.ofPlugin("nginx"))
            .storedWhenSet()
            .valueName("SECONDS")
            .help("How long to wait after a reload when it cannot be seen that the new configuration is live.");

    @Override
    public String name() {
        return "nginx";
    }

    @Override
    public String description() {
        return "Proves names and installs certificates with nginx";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(SERVER_ROOT, CTL, SLEEP_SECONDS);
    }

    @Override
    public Authenticator authenticator(PluginContext context) {
        return new NginxPlugin(context);
    }

    @Override
    public Installer installer(PluginContext context) {
        return new NginxPlugin(context);
    }
}
