package org.jcertbot.core.webserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jcertbot.core.checkpoint.Checkpoints;
import org.jcertbot.core.checkpoint.FileChange;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.plugin.ServerChange;
import org.jcertbot.core.testing.FakeCommands;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerConfigurationTest {
    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private Path site;
    private Checkpoints checkpoints;

    @BeforeEach
    void makeSite() throws IOException {
        site = Files.writeString(scratch.resolve("site.conf"), "before");
        Path work = Files.createDirectory(scratch.resolve("work"));
        checkpoints = new Checkpoints(work, new PosixFileStore(), FakeCommands.succeeding(), Clock.systemUTC());
    }

    private ServerConfiguration.Edits edit() {
        var change = FileChange.replace(site, "before".getBytes(UTF_8), "after".getBytes(UTF_8));
        return changes -> changes.apply(List.of(change));
    }

    @Test
    void theServerTestsWhatIsOnTheDisk() throws Exception {
        var configuration = new ServerConfiguration(checkpoints, () -> assertEquals("after", read()));
        configuration.change("Deployed ACME Certificate", edit());
        assertEquals("after", read());
        assertEquals(1, checkpoints.count());
    }

    @Test
    void aChangeCanBeUndone() throws Exception {
        ServerChange change = new ServerConfiguration(checkpoints, () -> {}).change("Deployed", edit());
        change.undo();
        assertEquals("before", read());
        assertEquals(0, checkpoints.count());
    }

    @Test
    void aTemporaryChangeLeavesNoCheckpoint() throws Exception {
        ServerChange change = new ServerConfiguration(checkpoints, () -> {}).changeTemporarily(edit());
        assertEquals("after", read());
        assertEquals(0, checkpoints.count());
        change.undo();
        assertEquals("before", read());
    }

    @Test
    void aTemporaryChangeIsLeftToBeTestedByTheReload() throws Exception {
        var configuration = new ServerConfiguration(checkpoints, () -> {
            throw new PluginException("nginx -t failed", "", "");
        });
        configuration.changeTemporarily(edit());
        assertEquals("after", read());
    }

    @Test
    void whatTheServerRefusesIsTakenBack() throws Exception {
        var complaint = new PluginException("nginx -t failed", "unknown directive \"sserver\"", "");
        var configuration = new ServerConfiguration(checkpoints, () -> {
            throw complaint;
        });
        assertSame(complaint, assertThrows(PluginException.class, () -> configuration.change("Deployed", edit())));
        assertEquals("before", read());
        assertEquals(0, checkpoints.count());
    }

    @Test
    void aBugWhileEditingLeavesNothing() {
        var configuration = new ServerConfiguration(checkpoints, () -> {});
        assertThrows(
                IllegalStateException.class,
                () -> configuration.change("Deployed", changes -> {
                    edit().make(changes);
                    throw new IllegalStateException("a bug");
                }));
        assertEquals("before", read());
        assertFalse(Files.exists(scratch.resolve("work/IN_PROGRESS")));
    }

    @Test
    void anInterruptDuringTheTestRestoresTheFilesAndStays() {
        var configuration = new ServerConfiguration(checkpoints, () -> {
            Thread.currentThread().interrupt();
            throw new PluginException("nginx -t was interrupted", "", "");
        });
        assertThrows(PluginException.class, () -> configuration.change("Deployed", edit()));
        assertTrue(Thread.interrupted());
        assertEquals("before", read());
    }

    private String read() {
        try {
            return Files.readString(site);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
