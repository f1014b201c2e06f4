package org.jcertbot.plugins.webroot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.settings.Argument;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Topic;

/** Offers the plugin {@code webroot}. */
public final class WebrootProvider implements AuthenticatorProvider {
    static final Option<List<Path>> PATH = Option.named("webroot_path", new DirectoriesType())
            .flags("--webroot-path", "-w")
            .byDefault(List.of())
            .topics(Topic.ofPlugin("webroot"))
            .storedWhenSet()
            .valueName("DIR")
            .help(
                    "Directory that the web server serves at the root of a name. It counts for the names that follow it, so"
                            + " that several can be given: -w /var/www/a -d a.example -w /var/www/b -d b.example.");

    static final Option<Map<Identifier, Path>> MAP = Option.named("webroot_map", new WebrootMapType())
            .flags("--webroot-map")
            .byDefault(Map.of())
            .topics(Topic.ofPlugin("webroot"))
            .storedWhenSet()
            .alsoSetBy(() -> List.of(PATH))
            .valueName("JSON")
            .help("Names and their directories as a JSON object, such as"
                    + " '{\"a.example,www.a.example\":\"/var/www/a\"}'. It stands for -d as well, and in a"
                    + " configuration file for all of them on one line.");

    @Override
    public String name() {
        return "webroot";
    }

    @Override
    public String description() {
        return "Puts files into the directory that your running web server serves";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PATH, MAP);
    }

    @Override
    public Settings interpret(Settings settings, List<Argument> arguments) throws CertbotException {
        return new WebrootArguments(settings).interpret(arguments);
    }

    @Override
    public Set<Identifier> namesInOptions(Settings settings) {
        return settings.get(MAP).keySet();
    }

    @Override
    public Authenticator authenticator(PluginContext context) {
        return new WebrootAuthenticator(context);
    }
}
