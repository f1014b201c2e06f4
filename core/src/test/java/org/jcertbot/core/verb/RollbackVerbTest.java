package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jcertbot.core.checkpoint.Checkpoints;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.selection.UnchangingInstaller;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.FakeCommands;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RollbackVerbTest {
    @TempDir
    private Path scratch;

    private final ScriptedConsole console = ScriptedConsole.silent();
    private int restarts;

    private int rollBack(int checkpoints) throws CertbotException, InterruptedException {
        var all = new Checkpoints(
                scratch.resolve("work"), new PosixFileStore(), FakeCommands.succeeding(), Clock.systemUTC());
        Settings settings = Settings.defaults().with(Options.CHECKPOINTS, checkpoints, Source.COMMAND_LINE);
        return new RollbackVerb(given -> new Server(), all, console).run(settings);
    }

    private void makeCheckpoint(String name) throws IOException {
        Files.createDirectories(scratch.resolve("work/backups").resolve(name));
    }

    @Test
    void theServerIsRestartedAfterwards() throws Exception {
        makeCheckpoint("1.5");
        makeCheckpoint("2.5");
        assertEquals(0, rollBack(1));
        assertEquals(1, restarts);
        assertEquals(List.of("Rolled back 1 checkpoint."), console.said());
        assertEquals(List.of(), console.warned());
    }

    @Test
    void fewerThanWantedIsAWarning() throws Exception {
        makeCheckpoint("1.5");
        assertEquals(0, rollBack(3));
        assertEquals(List.of("Unable to roll back 3 checkpoints, only 1 exist."), console.warned());
    }

    @Test
    void noneIsAWarning() throws Exception {
        assertEquals(0, rollBack(1));
        assertEquals(1, console.warned().size());
        assertEquals(List.of(), console.said());
    }

    @Test
    void lessThanNoneIsRefused() {
        assertThrows(InvalidInputException.class, () -> rollBack(-1));
        assertEquals(0, restarts);
    }

    private final class Server implements UnchangingInstaller {
        @Override
        public void prepare() {}

        @Override
        public void restart() {
            restarts++;
        }
    }
}
