package org.jcertbot.plugins.nginx.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.webserver.FreePort;
import org.jcertbot.core.webserver.ReloadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the installed nginx. */
@Timeout(60)
final class NginxControlTest {
    private static final int MANY = 50;

    @TempDir
    Path directory;

    @Test
    void aReloadIsLiveWhenItReturns() throws Exception {
        try (RealNginx nginx = RealNginx.running(directory, "A")) {
            NginxControl control = nginx.control();
            for (String text : new String[] {"B", "C", "D"}) {
                nginx.configure("", "", text);
                assertEquals(ReloadOutcome.RELOADED, control.reload(nginx.files()));
                for (int i = 0; i < MANY; i++) assertTrue(nginx.answers(text), text + " " + i);
            }
        }
    }

    @Test
    void aReloadThatCannotBindSaysWhoHasThePort() throws Exception {
        try (RealNginx nginx = RealNginx.running(directory, "A");
                ServerSocket taken = FreePort.occupy(0)) {
            nginx.configure("", "listen 127.0.0.1:" + taken.getLocalPort() + ";", "B");
            var e = assertThrows(
                    RefusedConfigurationException.class, () -> nginx.control().reload(nginx.files()));
            assertTrue(e.why().contains("bind() to 127.0.0.1:" + taken.getLocalPort() + " failed"), e.why());
            assertTrue(e.why().contains("(pid " + ProcessHandle.current().pid() + ")"), e.why());
            assertTrue(nginx.answers("A"));
        }
    }

    @Test
    void startsWhatIsNotRunningAndStopsItAgain() throws Exception {
        try (RealNginx nginx = RealNginx.configured(directory, "A")) {
            assertFalse(nginx.control().isRunning(nginx.files()));
            ReloadOutcome outcome = nginx.control().reload(nginx.files());
            assertEquals(ReloadOutcome.STARTED, outcome);
            assertTrue(nginx.control().isRunning(nginx.files()));
            assertTrue(outcome.wasDown());
            assertTrue(nginx.answers("A"));
            nginx.configure("", "", "B");
            assertEquals(ReloadOutcome.RELOADED, nginx.control().reload(nginx.files()));
            assertTrue(nginx.answers("B"));
            nginx.control().stop(outcome, nginx.files());
            assertFalse(nginx.answers("B"));
            assertFalse(Files.exists(nginx.pidFile()));
        }
    }

    @Test
    void leavesDownWhatIsDownWhenItIsOnlyToReadAgain() throws Exception {
        try (RealNginx nginx = RealNginx.configured(directory, "A")) {
            assertFalse(nginx.control().reloadIfRunning(nginx.files()));
            Files.writeString(nginx.pidFile(), "4194303\n"); // of one that was killed
            assertFalse(nginx.control().reloadIfRunning(nginx.files()));
            assertFalse(nginx.answers("A"));
            nginx.control().reload(nginx.files());
            nginx.configure("", "", "B");
            assertTrue(nginx.control().reloadIfRunning(nginx.files()));
            assertTrue(nginx.answers("B"));
        }
    }

    @Test
    void leavesRunningWhatWasRunning() throws Exception {
        try (RealNginx nginx = RealNginx.running(directory, "A")) {
            nginx.control().stop(nginx.control().reload(nginx.files()), nginx.files());
            assertTrue(nginx.answers("A"));
        }
    }

    @Test
    void aServerInTheForegroundDoesNotHangTheRun() throws Exception {
        try (RealNginx nginx = RealNginx.configured(directory, "A")) {
            nginx.configure("daemon off;", "", "A");
            var e = assertThrows(PluginException.class, () -> nginx.control().reload(nginx.files()));
            assertTrue(e.why().contains("did not return within 2 seconds"), e.why());
            assertFalse(nginx.answers("A"));
        }
    }

    @Test
    void aServerThatWouldStayInTheForegroundIsNotStarted() throws Exception {
        try (RealNginx nginx = RealNginx.configured(directory, "A")) {
            nginx.configure("daemon off;", "", "A");
            var files = new RuntimeFiles(nginx.pidFile().toString(), "", true);
            var e = assertThrows(PluginException.class, () -> nginx.control().reload(files));
            assertEquals("The configuration says \"daemon off;\".", e.why());
            assertFalse(Files.exists(directory.resolve("error.log")), "nginx has not even begun");
        }
    }

    @Test
    void anInterruptWhileItStartsIsPutOffUntilItCanBeStopped() throws Exception {
        Thread test = Thread.currentThread();
        try (RealNginx nginx = RealNginx.configured(directory, "A")) {
            NginxControl control = nginx.slowlyStarting();
            var signal = new Thread(() -> interruptDuringStart(directory, test));
            signal.start();
            ReloadOutcome outcome = control.reload(nginx.files());
            assertTrue(Thread.interrupted(), "the interrupt is still there");
            signal.join();
            assertEquals(ReloadOutcome.STARTED, outcome);
            assertTrue(nginx.answers("A"));
            control.stop(outcome, nginx.files());
            assertFalse(nginx.answers("A"));
            assertFalse(Files.exists(nginx.pidFile()));
        }
    }

    private static void interruptDuringStart(Path directory, Thread test) {
        while (!Files.exists(directory.resolve("starting"))) Thread.onSpinWait();
        test.interrupt();
        try {
            Files.createFile(directory.resolve("go"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void aServerWithoutAMasterIsLeftAlone() throws Exception {
        try (RealNginx nginx = RealNginx.configured(directory, "A")) {
            nginx.configure("master_process off;", "", "A");
            assertEquals(ReloadOutcome.STARTED, nginx.control().reload(nginx.files()));
            nginx.configure("master_process off;", "", "B");
            var e = assertThrows(PluginException.class, () -> nginx.control().reload(nginx.files()));
            assertTrue(e.why().contains("master_process"), e.why());
            assertTrue(nginx.answers("A"));
            nginx.control().stop(ReloadOutcome.STARTED, nginx.files());
            assertFalse(nginx.answers("A"));
        }
    }

    @Test
    void aSyntaxErrorNamesFileAndLine() throws Exception {
        try (RealNginx nginx = RealNginx.running(directory, "A")) {
            nginx.configure("bogus;", "", "A");
            var e = assertThrows(
                    RefusedConfigurationException.class, () -> nginx.control().test());
            Complaint complaint = e.complaint().orElseThrow();
            assertEquals("unknown directive \"bogus\"", complaint.message());
            assertEquals(nginx.configuration().toString(), complaint.file());
            assertEquals(4, complaint.line());
            assertEquals(complaint.toString(), e.why());
            var reload = assertThrows(
                    RefusedConfigurationException.class, () -> nginx.control().reload(nginx.files()));
            assertEquals(e.why(), reload.why());
            assertTrue(nginx.answers("A"));
        }
    }

    @Test
    void aConfigurationThatIsRightPasses() throws Exception {
        try (RealNginx nginx = RealNginx.configured(directory, "A")) {
            nginx.control().test();
            assertEquals("nginx", nginx.control().version().program());
            assertEquals(nginx.configuration(), nginx.control().configuration());
        }
    }

    @Test
    void reloadsTheRightOneOfTwo() throws Exception {
        try (RealNginx one = RealNginx.running(directory.resolve("one"), "A");
                RealNginx two = RealNginx.running(directory.resolve("two"), "X")) {
            Files.copy(one.pidFile(), two.pidFile(), StandardCopyOption.REPLACE_EXISTING);
            one.configure("", "", "B");
            two.configure("", "", "Y");
            assertEquals(ReloadOutcome.RELOADED, two.control().reload(two.files()));
            assertTrue(two.answers("Y"));
            assertTrue(one.answers("A"), "not ours");
        }
    }

    @Test
    void findsTheMasterWithoutAPidFile() throws Exception {
        try (RealNginx nginx = RealNginx.running(directory, "A")) {
            Files.delete(nginx.pidFile());
            nginx.configure("", "", "B");
            assertEquals(ReloadOutcome.RELOADED, nginx.control().reload(nginx.files()));
            assertTrue(nginx.answers("B"));
            nginx.configure("bogus;", "", "C");
            var e = assertThrows(
                    RefusedConfigurationException.class, () -> nginx.control().reload(nginx.files()));
            assertTrue(e.why().contains("bogus"), e.why());
        }
    }

    @Test
    void aStalePidFileHarmsNobody() throws Exception {
        try (RealNginx nginx = RealNginx.configured(directory, "A")) {
            // A signal to this process would end the tests.
            Files.writeString(nginx.pidFile(), ProcessHandle.current().pid() + "\n");
            assertEquals(ReloadOutcome.STARTED, nginx.control().reload(nginx.files()));
            assertTrue(nginx.answers("A"));
        }
    }

    @Test
    void aStalePidFileOfNobodyIsReplaced() throws Exception {
        try (RealNginx nginx = RealNginx.configured(directory, "A")) {
            Files.writeString(nginx.pidFile(), Long.MAX_VALUE % 4_000_000 + "\n");
            assertEquals(ReloadOutcome.STARTED, nginx.control().reload(nginx.files()));
            assertTrue(nginx.answers("A"));
        }
    }

    @Test
    void aStartThatCannotBindSaysSo() throws Exception {
        try (RealNginx nginx = RealNginx.configured(directory, "A");
                ServerSocket taken = FreePort.occupy(nginx.port())) {
            var e = assertThrows(PluginException.class, () -> nginx.control().reload(nginx.files()));
            assertTrue(e.what().contains("could not be started"), e.what());
            assertTrue(taken.isBound());
        }
    }
}
