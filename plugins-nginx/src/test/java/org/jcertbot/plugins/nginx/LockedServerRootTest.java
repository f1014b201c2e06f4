package org.jcertbot.plugins.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jcertbot.core.checkpoint.Checkpoints;
import org.jcertbot.core.checkpoint.FileChange;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.DirectoryLock;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.selection.PluginContexts;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.FakeCommands;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another instance, with directories of its own, works on the same nginx. */
final class LockedServerRootTest {
    @TempDir
    private Path serverRoot;

    @TempDir
    private Path work;

    @Test
    void whatAKilledRunHasLeftIsNotTouched() throws Exception {
        Path main = Files.writeString(serverRoot.resolve("nginx.conf"), "before");
        changeAndDie(main);
        try (var other = DirectoryLock.acquire(serverRoot)) {
            var failure = assertThrows(PluginException.class, server()::prepare, other.toString());
            assertEquals("Unable to lock " + serverRoot + ".", failure.what());
        }
        assertEquals("challenge", Files.readString(main));
    }

    private void changeAndDie(Path main) throws Exception {
        new Checkpoints(work, new PosixFileStore(), FakeCommands.succeeding(), Clock.systemUTC())
                .temporary()
                .apply(List.of(FileChange.replace(main, bytes("before"), bytes("challenge"))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private NginxServer server() {
        Settings settings = Settings.defaults()
                .with(Options.WORK_DIR, work, Source.COMMAND_LINE)
                .with(NginxProvider.SERVER_ROOT, serverRoot.toString(), Source.COMMAND_LINE);
        return new NginxServer(PluginContexts.of(settings, ScriptedConsole.silent()));
    }
}
