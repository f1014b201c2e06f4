package org.jcertbot.plugins.nginx.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.FakeProcesses;
import org.jcertbot.core.process.PortHolders;
import org.jcertbot.core.time.FakeTime;
import org.jcertbot.core.time.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReloadWatchTest {
    private static final long MASTER = 12;
    private static final String WORKER = "nginx: worker process";
    private static final String QUITTING = WORKER + " is shutting down";

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private final Instant start = time.instant();
    private FakeProcesses processes = new FakeProcesses(Path.of("/missing"));
    private Path log = Path.of("/missing");

    @BeforeEach
    void startNginx() throws IOException {
        processes = FakeProcesses.in(root);
        processes.add(MASTER, 1, "nginx", "nginx: master process nginx");
        processes.add(13, MASTER, "nginx", WORKER);
        processes.add(14, MASTER, "nginx", QUITTING);
        log = Files.writeString(root.resolve("error.log"), "2026/01/01 00:00:00 [emerg] 12#12: an older one\n");
    }

    @Test
    void waitsUntilTheOldWorkersQuit() throws Exception {
        ReloadWatch watch = watch(Duration.ZERO, () -> {
            if (elapsed() > 100) processes.add(15, MASTER, "nginx", WORKER);
            if (elapsed() > 200) processes.retitle(13, QUITTING);
        });
        watch.awaitWorkers(watch.workersOf(OptionalLong.of(MASTER)), ErrorLog.fromNow(log));
        assertTrue(elapsed() > 200 && elapsed() < 300, elapsed() + " ms");
    }

    @Test
    void givesUpAsSoonAsTheMasterDoes() throws Exception {
        ReloadWatch watch = watch(Duration.ZERO, () -> {
            if (elapsed() > 100 && elapsed() < 200) complain("[emerg] 12#12: bind() to 0.0.0.0:80 failed (98: in use)");
            if (elapsed() > 1000) complain("[emerg] 12#12: still could not bind()");
        });
        var e = assertThrows(PluginException.class, () -> await(watch));
        assertTrue(elapsed() > 1000 && elapsed() < 1200, elapsed() + " ms");
        assertEquals("[emerg] bind() to 0.0.0.0:80 failed (98: in use)\n[emerg] still could not bind()", e.why());
    }

    @Test
    void doesNotMindTheComplaintsOfOthers() throws Exception {
        ReloadWatch watch = watch(Duration.ZERO, () -> complain("[emerg] 99#99: something else"));
        var e = assertThrows(PluginException.class, () -> await(watch));
        assertTrue(e.what().contains("30 seconds"), e.what());
    }

    @Test
    void waitsLongerWhenTheUserSaysSo() throws Exception {
        var e = assertThrows(PluginException.class, () -> await(watch(Duration.ofSeconds(60), () -> {})));
        assertTrue(e.what().contains("60 seconds"), e.what());
    }

    @Test
    void noticesThatTheMasterIsGone() throws Exception {
        ReloadWatch watch = watch(Duration.ZERO, () -> processes.remove(MASTER));
        var e = assertThrows(PluginException.class, () -> await(watch));
        assertTrue(e.what().contains("ended"), e.what());
    }

    @Test
    void goesOnWhenAnOldWorkerIsStuck() throws Exception {
        await(watch(Duration.ZERO, () -> processes.add(15, MASTER, "nginx", WORKER)));
        assertTrue(elapsed() > 29_000, elapsed() + " ms");
    }

    @Test
    void asksTheProbe() throws Exception {
        watch(Duration.ZERO, () -> {}).awaitAnswer(() -> elapsed() > 400, ErrorLog.fromNow(log));
        assertTrue(elapsed() < 500, elapsed() + " ms");
    }

    @Test
    void pausesAsLongAsTheUserSays() throws Exception {
        watch(Duration.ofSeconds(3), () -> {}).pause();
        watch(Duration.ofSeconds(-1), () -> {}).pause();
        assertEquals(List.of(Duration.ofSeconds(3)), time.pauses());
    }

    private void await(ReloadWatch watch) throws Exception {
        watch.awaitWorkers(watch.workersOf(OptionalLong.of(MASTER)), ErrorLog.fromNow(log));
    }

    private void complain(String text) throws IOException {
        Files.writeString(log, "2026/01/01 00:00:01 " + text + "\n", StandardOpenOption.APPEND);
    }

    private long elapsed() {
        return Duration.between(start, time.instant()).toMillis();
    }

    /** @param events what happens after each pause */
    private ReloadWatch watch(Duration pause, Events events) {
        var waiting = new Waiting(time::nanoTime, duration -> {
            time.sleep(duration);
            try {
                events.happen();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return new ReloadWatch(processes.table(), waiting, new Failures(new PortHolders(processes.proc())), pause);
    }

    @FunctionalInterface
    private interface Events {
        void happen() throws IOException;
    }
}
