package org.jcertbot.core.webserver.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.checkpoint.Checkpoints;
import org.jcertbot.core.checkpoint.FileChange;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.testing.FakeCommands;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.jcertbot.core.webserver.PlannedChange;
import org.jcertbot.core.webserver.ReloadOutcome;
import org.jcertbot.core.webserver.ServerConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryChallengesTest {
    private static final List<Challenge> CHALLENGES =
            List.of(new Challenge(ChallengeType.HTTP_01, new DnsName("a.test"), "token", "token.thumbprint"));

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private Path site;
    private ServerConfiguration files;

    @BeforeEach
    void makeSite() throws IOException {
        site = Files.writeString(scratch.resolve("site.conf"), "site");
        Path work = Files.createDirectory(scratch.resolve("work"));
        var checkpoints = new Checkpoints(work, new PosixFileStore(), FakeCommands.succeeding(), Clock.systemUTC());
        files = new ServerConfiguration(checkpoints, () -> {
            throw new PluginException("nobody asked for a test", "", "");
        });
    }

    @Test
    void theServerAnswersUntilTheyAreClosed() throws Exception {
        var server = new Server(true);
        var presented = new TemporaryChallenges(files, server).present(CHALLENGES);
        assertEquals("site with challenges", read());
        presented.close();
        assertEquals(List.of("reload with site with challenges", "reload with site"), server.events);
    }

    @Test
    void closingThemOnceMoreDoesNothing() throws Exception {
        var server = new Server(true);
        var presented = new TemporaryChallenges(files, server).present(CHALLENGES);
        presented.close();
        presented.close();
        assertEquals(2, server.events.size());
    }

    @Test
    void aServerThatWasDownIsStoppedAndNotReloaded() throws Exception {
        var server = new Server(false);
        new TemporaryChallenges(files, server).present(CHALLENGES).close();
        assertEquals(List.of("start with site with challenges", "stop with site"), server.events);
    }

    @Test
    void whatTheServerDoesNotTakeIsTakenBackAndItIsTold() {
        var server = new Server(true);
        server.refusal = Optional.of(new PluginException("cannot bind", "", ""));
        var failure =
                assertThrows(PluginException.class, () -> new TemporaryChallenges(files, server).present(CHALLENGES));
        assertSame(server.refusal.get(), failure);
        assertEquals(List.of("reload with site with challenges", "reload with site"), server.events);
    }

    @Test
    void aServerThatWasDownAndDoesNotStartStaysDown() {
        var server = new Server(false);
        server.refusal = Optional.of(new PluginException("cannot bind", "", ""));
        assertThrows(PluginException.class, () -> new TemporaryChallenges(files, server).present(CHALLENGES));
        assertEquals(List.of("start with site with challenges"), server.events);
        assertEquals("site", read());
    }

    @Test
    void aServerThatStartsAndDoesNotAnswerIsStopped() {
        var server = new Server(false);
        server.silence = Optional.of(new PluginException("no answer", "", ""));
        var failure =
                assertThrows(PluginException.class, () -> new TemporaryChallenges(files, server).present(CHALLENGES));
        assertSame(server.silence.get(), failure);
        assertEquals(List.of("start with site with challenges", "stop with site"), server.events);
    }

    @Test
    void aServerThatWasRunningAndDoesNotAnswerIsToldOfTheWithdrawal() {
        var server = new Server(true);
        server.silence = Optional.of(new PluginException("no answer", "", ""));
        assertThrows(PluginException.class, () -> new TemporaryChallenges(files, server).present(CHALLENGES));
        assertEquals(List.of("reload with site with challenges", "reload with site"), server.events);
    }

    @Test
    void anInterruptDoesNotCutTheWithdrawalShort() throws Exception {
        var server = new Server(true);
        var presented = new TemporaryChallenges(files, server).present(CHALLENGES);
        Thread.currentThread().interrupt();
        presented.close();
        assertTrue(Thread.interrupted());
        assertEquals("site", read());
        assertEquals(2, server.events.size());
    }

    private String read() {
        try {
            return Files.readString(site);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes down what it is asked to do, and with which configuration. */
    private final class Server implements ChallengeHost {
        final List<String> events = new ArrayList<>();
        Optional<PluginException> refusal = Optional.empty();
        Optional<PluginException> silence = Optional.empty();
        private final boolean running;

        Server(boolean running) {
            this.running = running;
        }

        @Override
        public String name() {
            return "a server";
        }

        @Override
        public ServerConfiguration.Edits answering(List<Challenge> challenges) {
            assertEquals(CHALLENGES, challenges);
            var change = FileChange.replace(site, "site".getBytes(UTF_8), "site with challenges".getBytes(UTF_8));
            return new PlannedChange(List.of(change), List.of());
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public ReloadOutcome reloadToAnswer(List<Challenge> challenges) throws PluginException {
            events.add((running ? "reload" : "start") + " with " + read());
            if (refusal.isPresent()) throw refusal.get();
            return running ? ReloadOutcome.RELOADED : ReloadOutcome.STARTED;
        }

        @Override
        public void awaitAnswers(List<Challenge> challenges) throws PluginException {
            if (silence.isPresent()) throw silence.get();
        }

        @Override
        public void reload() {
            events.add("reload with " + read());
        }

        @Override
        public void stop(ReloadOutcome outcome) {
            events.add("stop with " + read());
        }
    }
}
