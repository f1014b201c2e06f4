package org.jcertbot.cli;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.stream.Stream;
import org.jcertbot.cli.command.Command;
import org.jcertbot.core.selection.PluginCatalog;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.testing.ScriptedConsole;
import org.jcertbot.core.verb.VerbName;
import org.jcertbot.core.verb.Verbs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WiringTest {
    @ParameterizedTest
    @MethodSource("verbs")
    void everyVerbCanBeBuilt(VerbName verb) {
        var command = new Command.Perform(verb, Settings.defaults(), List.of());
        assertNotNull(new Wiring(command, ScriptedConsole.silent(), PluginCatalog.of()).verb());
    }

    static Stream<VerbName> verbs() {
        return Verbs.all().stream();
    }
}
