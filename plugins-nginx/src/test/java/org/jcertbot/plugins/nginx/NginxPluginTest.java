package org.jcertbot.plugins.nginx;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jcertbot.core.selection.PluginContexts;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;

final class NginxPluginTest {
    @Test
    void theHintNamesAPortThatRequestsHaveToBePassedOnTo() {
        String hint = hint(Settings.defaults().with(Options.HTTP_01_PORT, 8080, Source.COMMAND_LINE));
        assertTrue(
                hint.endsWith("What comes to port 80 has to be passed on to port 8080 of this machine"
                        + " (--http-01-port)."),
                hint);
    }

    @Test
    void theHintIsShorterForTheUsualPort() {
        String hint = hint(Settings.defaults());
        assertFalse(hint.contains("--http-01-port"), hint);
    }

    private static String hint(Settings settings) {
        return new NginxPlugin(PluginContexts.of(settings, ScriptedConsole.silent())).hint(List.of());
    }
}
