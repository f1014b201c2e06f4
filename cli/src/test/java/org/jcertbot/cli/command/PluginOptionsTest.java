package org.jcertbot.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.settings.Argument;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.settings.Topic;
import org.jcertbot.core.settings.ValueTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Options that plugins bring. */
class PluginOptionsTest extends ParserFixture {
    private static final Option<String> ROOT = Option.named("nginx_server_root", ValueTypes.TEXT)
            .flags("-w", "--nginx-server-root")
            .byDefault("/usr/local/etc/nginx")
            .topics(Topic.ofPlugin("nginx"))
            .valueName("DIR")
            .help("The plugin's own words.");
    private static final Option<String> LEARNED =
            Option.named("nginx_learned", ValueTypes.TEXT).help("Derived.");

    private final List<List<Argument>> interpreted = new ArrayList<>();

    @BeforeEach
    void installPlugin() {
        plugins.add(new PluginProvider() {
            @Override
            public String name() {
                return "nginx";
            }

            @Override
            public String description() {
                return "Nginx Web Server plugin";
            }

            @Override
            public List<Option<?>> options() {
                return List.of(ROOT);
            }

            @Override
            public Settings interpret(Settings settings, List<Argument> arguments) {
                interpreted.add(arguments);
                return settings.with(LEARNED, settings.get(ROOT), Source.COMMAND_LINE);
            }
        });
    }

    @Test
    void areUnderstood() throws Exception {
        assertEquals("/x", settings("--nginx-server-root", "/x").get(ROOT));
        assertEquals("/x", settings("-nw/x").get(ROOT));
    }

    @Test
    void replaceTheReservedOnes() throws Exception {
        assertTrue(help("--help", "nginx").contains("The plugin's own words. (default: /usr/local/etc/nginx)"));
        assertTrue(help("--help", "nginx").contains("Nginx Web Server plugin"));
    }

    @Test
    void areInterpretedInTheOrderOfTheArguments() throws Exception {
        systemConfiguration("email = me@a.test");
        var settings = settings("-w", "/1", "-d", "a.test", "-w", "/2", "--no-redirect");
        assertEquals("/2", settings.get(LEARNED));
        assertEquals(
                List.of(
                        "--email=me@a.test CONFIG_FILE",
                        "--nginx-server-root=/1 COMMAND_LINE",
                        "--domains=a.test COMMAND_LINE",
                        "--nginx-server-root=/2 COMMAND_LINE",
                        "--redirect=false COMMAND_LINE"),
                interpreted.get(0).stream()
                        .map(use -> use.option() + "=" + use.text() + " " + use.source())
                        .toList());
    }

    @Test
    void areNotInterpretedWhenNoneIsUsed() throws Exception {
        parse("--dry", "certonly", "-d", "a.test");
        assertEquals(1, pluginsLoaded);
        assertEquals(List.of(), interpreted);
    }

    @Test
    void areKnownInConfigurationFiles() throws Exception {
        systemConfiguration("nginx-server-root = /x");
        assertEquals("/x", settings().get(ROOT));
    }

    @Test
    void ofPluginsThatAreMissingAreAcceptedToo() throws Exception {
        parse("--dns-cloudflare-credentials", "/x", "--apache-ctl=apachectl", "--dns-route53");
        assertTrue(help("--help", "apache").contains("The plugin is not installed here."));
    }
}
