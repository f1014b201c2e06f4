package org.jcertbot.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.jcertbot.core.testing.FakeCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemdServiceTest {
    private static final Executables SYSTEMCTL = program -> Optional.of(Path.of("/bin", program));

    @TempDir
    private Path running;

    @Test
    void existsWhereSystemdKnowsTheUnit() throws Exception {
        assertTrue(service(FakeCommands.succeeding(), running).exists());
        var unknown = FakeCommands.answering(new CommandResult(1, "", "No files found for apache2.service."));
        assertFalse(service(unknown, running).exists());
    }

    @Test
    void doesNotExistWhereSystemdDoesNotManageTheMachine() throws Exception {
        var commands = FakeCommands.succeeding();
        assertFalse(service(commands, running.resolve("missing")).exists());
        assertEquals(0, commands.commands().size());
    }

    @Test
    void isBootingUntilSystemdSaysThatItRuns() throws Exception {
        assertTrue(service(answering("starting\n"), running).isBooting());
        assertFalse(service(answering("running\n"), running).isBooting());
    }

    private static FakeCommands answering(String output) {
        return FakeCommands.answering(new CommandResult(0, output, ""));
    }

    private static SystemdService service(FakeCommands commands, Path running) {
        return new SystemdService("apache2.service", commands, SYSTEMCTL, running);
    }
}
