package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.InstallerProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.selection.PluginCatalog;
import org.jcertbot.core.selection.PluginContexts;
import org.jcertbot.core.selection.UnchangingInstaller;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;

final class PluginsVerbTest {
    private static final String NAME = PluginsVerbTest.class.getName();

    /** Cannot even be started. */
    private record Broken(String name) implements AuthenticatorProvider {
        @Override
        public String description() {
            return "Never works";
        }

        @Override
        public Authenticator authenticator(PluginContext context) throws PluginException {
            throw new PluginException("There is no server.", "It was removed.", "Install it.");
        }
    }

    private record Server(String name) implements InstallerProvider {
        @Override
        public String description() {
            return "Serves";
        }

        @Override
        public Installer installer(PluginContext context) {
            return new UnchangingInstaller() {
                @Override
                public void prepare() {}

                @Override
                public void restart() {}
            };
        }
    }

    @Test
    void listsVisiblePluginsSortedByName() throws Exception {
        assertEquals("""
                * broken
                Description: Never works
                Interfaces: Authenticator, Plugin
                Entry point: broken = %1$s$Broken

                * server
                Description: Serves
                Interfaces: Installer, Plugin
                Entry point: server = %1$s$Server""".formatted(NAME), output());
    }

    @Test
    void filtersByInterface() throws Exception {
        assertFalse(output(Options.AUTHENTICATORS_ONLY).contains("* server"));
        assertFalse(output(Options.INSTALLERS_ONLY).contains("* broken"));
        assertEquals("No plugins", output(Options.AUTHENTICATORS_ONLY, Options.INSTALLERS_ONLY));
    }

    @Test
    void initStartsThePlugins() throws Exception {
        String output = output(Options.INIT);
        assertTrue(output.contains("Initialized: False (There is no server.)"), output);
        assertTrue(output.contains("Initialized: True"), output);
    }

    @Test
    void prepareListsOnlyThoseThatWork() throws Exception {
        String output = output(Options.PREPARE);
        assertFalse(output.contains("* broken"), output);
        assertTrue(output.endsWith("Initialized: True\nPrep: True"), output);
    }

    @Test
    void printsADocumentForPrograms() throws Exception {
        assertEquals("""
                {
                  "version" : 1,
                  "plugins" : [ {
                    "name" : "broken",
                    "description" : "Never works",
                    "interfaces" : [ "authenticator" ],
                    "entry_point" : "%1$s$Broken",
                    "usable" : false,
                    "problem" : "There is no server.\\nIt was removed.\\nInstall it."
                  }, {
                    "name" : "server",
                    "description" : "Serves",
                    "interfaces" : [ "installer" ],
                    "entry_point" : "%1$s$Server",
                    "usable" : true
                  } ]
                }""".formatted(NAME), output(Options.JSON, Options.PREPARE));
    }

    @SafeVarargs
    private static String output(Option<Boolean>... flags) throws Exception {
        Settings settings = Settings.defaults();
        for (Option<Boolean> flag : flags) settings = settings.with(flag, true, Source.COMMAND_LINE);
        var console = ScriptedConsole.silent();
        PluginProvider[] plugins = {new Server("server"), new Broken("broken")};
        var verb = new PluginsVerb(PluginCatalog.of(plugins), PluginContexts.of(Settings.defaults(), console));
        assertEquals(0, verb.run(settings));
        assertEquals(1, console.said().size(), console.said().toString());
        return console.said().get(0);
    }
}
