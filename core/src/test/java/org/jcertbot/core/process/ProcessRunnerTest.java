package org.jcertbot.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ProcessRunnerTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private final SearchPath searchPath = new SearchPath("/usr/bin:/bin");
    private final ProcessRunner runner = new ProcessRunner(searchPath);
    private final ProcessRunner impatient = new ProcessRunner(searchPath, SHORT, SHORT);

    @TempDir
    Path directory;

    @Test
    void tellsHowTheProgramEndedAndWhatItSaid() throws Exception {
        assertEquals(new CommandResult(3, "out\n", "err\n"), runner.shell("echo out; echo err >&2; exit 3", Map.of()));
    }

    @Test
    void addsTheVariablesToTheEnvironment() throws Exception {
        CommandResult result = runner.shell("echo \"$RENEWED_DOMAINS in $PATH\"", Map.of("RENEWED_DOMAINS", "a.test"));
        assertEquals("a.test in /usr/bin:/bin:/usr/sbin:/usr/local/bin:/usr/local/sbin\n", result.standardOutput());
    }

    @Test
    void argumentsReachAProgramUnchanged() throws Exception {
        CommandResult result = runner.run(List.of("printf", "[%s]", "a b", "$HOME", ""), Map.of());
        assertEquals("[a b][$HOME][]", result.standardOutput());
    }

    @Test
    void muchOutputOnBothStreamsBlocksNobody() throws Exception {
        String fill = "head -c 3000000 /dev/zero";
        CommandResult result = runner.shell(fill + "; " + fill + " >&2; " + fill, Map.of());
        assertEquals(6_000_000, result.standardOutput().length());
        assertEquals(3_000_000, result.standardError().length());
    }

    @Test
    void outputWithoutEndIsCut() throws Exception {
        CommandResult result = runner.shell("head -c 20000000 /dev/zero", Map.of());
        assertEquals(CapturedOutput.LIMIT, result.standardOutput().length());
    }

    @Test
    void bytesThatAreNoTextAreReplaced() throws Exception {
        assertEquals("a\uFFFDb", runner.shell("printf 'a\\377b'", Map.of()).standardOutput());
    }

    @Test
    void aProgramThatDoesNotExistIsAnError() {
        assertThrows(IOException.class, () -> runner.run(List.of("/nowhere/program"), Map.of()));
    }

    @Test
    void anInterruptEndsTheProgramAndItsChildren() throws Exception {
        Path pids = directory.resolve("pids");
        Path ready = directory.resolve("ready");
        String command = "sleep 1000 & echo $$ $! > " + pids + "; mv " + pids + " " + ready + "; wait";
        var task = new FutureTask<>(() -> runner.shell(command, Map.of()));
        var thread = new Thread(task);
        thread.start();
        while (!Files.exists(ready)) Thread.onSpinWait();

        thread.interrupt();

        var failure = assertThrows(ExecutionException.class, task::get);
        assertInstanceOf(InterruptedException.class, failure.getCause());
        for (String pid : Files.readString(ready).strip().split(" ", -1)) {
            var process = ProcessHandle.of(Long.parseLong(pid));
            if (process.isPresent()) process.get().onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aProgramThatIgnoresTheRequestIsKilled() throws Exception {
        Path ready = directory.resolve("ready");
        String command = "trap '' TERM; echo $$ > " + ready + ".new; mv " + ready + ".new " + ready
                + "; while :; do sleep 1000; done";
        var task = new FutureTask<>(() -> impatient.shell(command, Map.of()));
        var thread = new Thread(task);
        thread.start();
        while (!Files.exists(ready)) Thread.onSpinWait();

        thread.interrupt();

        assertThrows(ExecutionException.class, task::get);
        var process = ProcessHandle.of(Long.parseLong(Files.readString(ready).strip()));
        if (process.isPresent()) process.get().onExit().get(30, TimeUnit.SECONDS);
    }

    @Test
    void aBackgroundProcessThatKeepsTheOutputOpenDoesNotHoldUsUp() throws Exception {
        CommandResult result = impatient.shell("echo before; sleep 1000 & echo $! >&2", Map.of());
        ProcessHandle.of(Long.parseLong(result.standardError().strip())).ifPresent(ProcessHandle::destroy);
        assertEquals("before\n", result.standardOutput());
    }
}
