package org.jcertbot.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DaemonLauncherTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void doesNotWaitForADaemonThatKeepsTheOutputOpen() throws Exception {
        Path pid = directory.resolve("pid");
        var launch = new DaemonLauncher(ENOUGH).run(shell("echo started; sleep 50 & echo $! > " + pid));
        assertTrue(launch.succeeded());
        assertEquals("started\n", launch.output());
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroy);
    }

    @Test
    void aFailureHasItsOutput() throws Exception {
        var launch = new DaemonLauncher(ENOUGH).run(shell("echo no such module >&2; exit 3"));
        assertEquals(new DaemonLauncher.Launch(true, 3, "no such module\n"), launch);
        assertFalse(launch.succeeded());
    }

    @Test
    void whatStaysInTheForegroundIsEnded() throws Exception {
        var launch = new DaemonLauncher(Duration.ofMillis(200)).run(shell("exec sleep 50"));
        assertFalse(launch.ended());
        assertFalse(launch.succeeded());
    }

    private static List<String> shell(String script) {
        return List.of("/bin/sh", "-c", script);
    }
}
