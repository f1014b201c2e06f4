package org.jcertbot.cli.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcertbot.core.testing.Requires;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

final class RunLogTest {
    private static final String TIME = "2026-01-02 03:04:05,000";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final RunLog log =
            new RunLog(Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC), time -> ZoneOffset.UTC);

    @TempDir
    Path directory;

    @Test
    void theFileHasWhatWasLoggedBeforeItWasOpened() throws IOException {
        log.getLogger("early").debug("one {}", 1);
        Path file = log.openFile(directory, 1000);
        log.getLogger("late").info("two");
        assertEquals(TIME + ":DEBUG:early:one 1\n" + TIME + ":INFO:late:two\n", Files.readString(file));
        assertEquals(Optional.of(directory.resolve("letsencrypt.log")), log.path());
    }

    @Test
    void tracesOfLibrariesAndChatterOfTheJdkAreNotLogged() throws IOException {
        Path file = log.openFile(directory, 1000);
        log.getLogger("library").trace("x");
        log.getLogger("jdk.event.security").debug("a certificate was parsed");
        log.getLogger("jdk.internal.httpclient").warn("seen");
        assertEquals(TIME + ":WARNING:jdk.internal.httpclient:seen\n", Files.readString(file));
    }

    @Test
    void whatRequestsContainIsNeverLogged() throws IOException {
        Path file = log.openFile(directory, 1000);
        Logger signer = log.getLogger("org.shredzone.acme4j.toolbox.JoseUtils");
        signer.debug("  Payload: {}", "secret");
        assertFalse(signer.isDebugEnabled());
        signer.info("seen");
        assertEquals(TIME + ":INFO:org.shredzone.acme4j.toolbox.JoseUtils:seen\n", Files.readString(file));
    }

    @Test
    void theNoiseOfTheAcmeLibrariesIsNotLogged() throws IOException {
        Path file = log.openFile(directory, 1000);
        log.getLogger("org.shredzone.acme4j.connector.DefaultConnection").debug("HEADER date: today");
        log.getLogger("org.jose4j.jwa.AlgorithmFactory").debug("registered");
        assertEquals("", Files.readString(file));
    }

    @Test
    void theFileIsReadableForAllWhateverTheUmask() throws IOException {
        Path file = log.openFile(directory, 1000);
        assertEquals("rw-r--r--", mode(file));
    }

    @Test
    void eachRunStartsANewFile() throws IOException {
        Files.writeString(directory.resolve("letsencrypt.log"), "yesterday\n");
        Path file = log.openFile(directory, 1000);
        assertEquals("", Files.readString(file));
        assertEquals("yesterday\n", Files.readString(directory.resolve("letsencrypt.log.1")));
    }

    @Test
    void withoutBackupsTheFileGrowsAndKeepsItsMode() throws IOException {
        Path file = Files.writeString(directory.resolve("letsencrypt.log"), "yesterday\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        log.openFile(directory, 0);
        log.getLogger("a").info("today");
        assertEquals("yesterday\n" + TIME + ":INFO:a:today\n", Files.readString(file));
        assertEquals("rw-------", mode(file));
    }

    @Test
    void aRunThatLogsMoreThanAMebibyteStartsAnotherFile() throws IOException {
        Path file = log.openFile(directory, 1000);
        String half = "x".repeat(600_000);
        log.getLogger("a").debug("first{}", half);
        log.getLogger("a").debug("second{}", half);
        assertTrue(Files.readString(file).startsWith(TIME + ":DEBUG:a:second"));
        assertTrue(Files.readString(directory.resolve("letsencrypt.log.1")).startsWith(TIME + ":DEBUG:a:first"));
    }

    @Test
    void anInterruptedThreadCanLog() throws IOException {
        Path file = log.openFile(directory, 1000);
        Thread.currentThread().interrupt();
        log.getLogger("a").info("stopping");
        log.getLogger("a").info("cleaning up");
        assertTrue(Thread.interrupted());
        assertEquals(TIME + ":INFO:a:stopping\n" + TIME + ":INFO:a:cleaning up\n", Files.readString(file));
    }

    @Test
    void theConsoleShowsWhatWasLoggedBeforeAndFromItsLevelOn() {
        log.getLogger("a").warn("early");
        log.getLogger("a").info("hidden");
        log.showOn(new ConsoleLog(new PrintStream(shown, true, UTF_8), Level.WARN, false));
        log.getLogger("a").error("late");
        assertEquals("early\nlate\n", shown.toString(UTF_8));
    }

    @Test
    void aRunThatFailsEarlyLeavesItsLogWhereOnlyItsOwnerCanReadIt() throws IOException {
        log.getLogger("a").info("so far");
        Path file = log.spill(directory).orElseThrow();
        assertEquals(TIME + ":INFO:a:so far\n", Files.readString(file));
        assertEquals("rw-------", mode(file));
        assertEquals("rwx------", mode(file.resolveSibling(".")));
        assertEquals("log", file.getFileName().toString());
        assertTrue(file.toString().startsWith(directory + "/certbot-log-"), file.toString());
        assertEquals(Optional.of(file), log.path());
    }

    @Test
    void aRunThatFailsEarlyGoesOnWithoutALogWhenThereIsNoPlaceForIt() {
        assertEquals(Optional.empty(), log.spill(directory.resolve("missing")));
    }

    @Test
    void aFullDiskIsReportedOnceAndTheRunGoesOn() throws IOException {
        Path full = Path.of("/dev/full");
        Requires.file(full);
        Path link = Files.createSymbolicLink(directory.resolve("letsencrypt.log"), full);
        log.showOn(new ConsoleLog(new PrintStream(shown, true, UTF_8), Level.WARN, false));
        log.openFile(directory, 0);
        log.getLogger("a").info("lost");
        log.getLogger("a").info("lost");
        log.close();
        Files.delete(link);
        String complaint = shown.toString(UTF_8);
        assertTrue(complaint.contains("No space left on device"), complaint);
        assertEquals(1, complaint.lines().count());
    }

    @Test
    void slf4jWritesIntoIt() {
        assertSame(LoggerFactory.getILoggerFactory(), RunLog.ofThisProcess());
    }

    @Test
    void theJdkLogsIntoItToo() throws IOException {
        System.Logger jdk = System.getLogger("org.jcertbot.test");
        assertTrue(jdk.isLoggable(System.Logger.Level.DEBUG));
        assertFalse(jdk.isLoggable(System.Logger.Level.TRACE));
        assertFalse(System.getLogger("jdk.event.security").isLoggable(System.Logger.Level.DEBUG));
        new PlatformLogger(log.getLogger("x")).log(System.Logger.Level.WARNING, "{0} of {1}", 1, 2);
        new PlatformLogger(log.getLogger("x")).log(System.Logger.Level.INFO, "50% {not} a format", 1);
        Path file = log.openFile(directory, 1000);
        assertEquals(TIME + ":WARNING:x:1 of 2\n" + TIME + ":INFO:x:50% {not} a format\n", Files.readString(file));
    }

    @Test
    void aClosedLogLeavesNoFileOpen() throws IOException {
        Path file = log.openFile(directory, 1000);
        log.close();
        log.getLogger("a").info("too late");
        assertEquals("", Files.readString(file));
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            assertTrue(descriptors.noneMatch(descriptor -> pointsAt(descriptor, file)));
        }
    }

    private static boolean pointsAt(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
