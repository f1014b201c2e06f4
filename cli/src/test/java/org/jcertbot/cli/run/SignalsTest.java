package org.jcertbot.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends real signals to a real process. */
@Timeout(120)
final class SignalsTest {
    /**
     * Perl tells a process that was killed by a signal from one that exited with 128 and its number; and it gives the
     * signals back which whoever started the tests in the background has ignored.
     */
    private static final String WAIT_STATUS = "$SIG{$_} = 'DEFAULT' for qw(INT HUP TERM XCPU); system(@ARGV);"
            + " printf STDERR \"exit %d signal %d\\n\", $? >> 8, $? & 127";

    @TempDir
    Path directory;

    private @Nullable Process process;

    @AfterEach
    void end() {
        if (process == null) return;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 15", "HUP, 1", "XCPU, 24"})
    void cleansUpAndDiesFromTheSignal(String name, int number) throws Exception {
        send(start("work"), name);
        assertEquals("cleaned\n", output());
        assertEquals("exit 0 signal " + number, lastLine());
        assertNothingIsLocked();
    }

    @Test
    void ctrlCCleansUpAndExitsWithOne() throws Exception {
        send(start("work"), "INT");
        assertEquals("cleaned\n", output());
        List<String> errors = errors();
        assertEquals("Exiting due to user request.", errors.get(errors.size() - 2));
        assertEquals("exit 1 signal 0", errors.get(errors.size() - 1));
        assertNothingIsLocked();
        String log = Files.readString(directory.resolve("logs/letsencrypt.log"));
        assertTrue(log.contains(":ERROR:org.jcertbot.cli.run.Run:Exiting due to user request.\n"), log);
    }

    @Test
    void aSecondCtrlCDoesNotCutTheCleanUpShort() throws Exception {
        long pid = start("slow");
        send(pid, "INT");
        send(pid, "INT");
        send(pid, "TERM");
        Process child = running();
        String heard = "Already stopping; please wait for the clean-up.";
        try (var errors = child.errorReader()) {
            while (!heard.equals(errors.readLine())) Thread.onSpinWait();
            child.getOutputStream().write('\n');
            child.getOutputStream().flush();
            assertEquals("cleaned\n", output());
        }
        assertNothingIsLocked();
    }

    @Test
    void aQuestionIsGivenUp() throws Exception {
        send(start("ask"), "INT");
        assertEquals("Who? (Enter 'c' to cancel): \ncleaned\n", output());
        assertEquals("exit 1 signal 0", lastLine());
    }

    @Test
    void aSignalEndsAHookToo() throws Exception {
        send(start("hook"), "TERM");
        assertEquals("cleaned\n", output());
        assertEquals("exit 0 signal 15", lastLine());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aRunThatDoesNotEndIsAbandoned(String name) throws Exception {
        send(start("deaf"), name);
        assertEquals("abandoned\n", output());
        assertEquals(name.equals("INT") ? "exit 1 signal 0" : "exit 0 signal 15", lastLine());
    }

    @Test
    void aRunWhoseOutputNobodyReadsIsAbandonedToo() throws Exception {
        long pid = start("stuck");
        ProcessHandle program = ProcessHandle.of(pid).orElseThrow();
        send(pid, "TERM");
        program.onExit().get(30, TimeUnit.SECONDS);
        assertEquals("exit 0 signal 15", lastLine());
        assertNothingIsLocked();
    }

    @Test
    void aSignalThatWasIgnoredAtTheStartStaysIgnored() throws Exception {
        long pid = start("slow", "/usr/bin/nohup");
        send(pid, "HUP");
        send(pid, "TERM");
        running().getOutputStream().write('\n');
        running().getOutputStream().flush();
        output();
        assertEquals("exit 0 signal 15", lastLine());
    }

    private long start(String activity, String... wrapper) throws IOException {
        var command = new ArrayList<>(List.of("perl", "-e", WAIT_STATUS));
        command.addAll(List.of(wrapper));
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SignalledProgram.class.getName()));
        command.addAll(List.of(directory.toString(), activity));
        process = new ProcessBuilder(command).start();
        Path pid = directory.resolve("pid");
        while (!Files.exists(pid)) {
            if (!process.isAlive()) throw new IllegalStateException(String.join("\n", errors()));
            Thread.onSpinWait();
        }
        return Long.parseLong(Files.readString(pid));
    }

    private static void send(long pid, String signal) throws Exception {
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " " + pid)
                .start()
                .waitFor();
    }

    private Process running() {
        if (process == null) throw new IllegalStateException("not started");
        return process;
    }

    private String output() throws IOException {
        return new String(running().getInputStream().readAllBytes(), UTF_8);
    }

    private List<String> errors() throws IOException {
        return new String(running().getErrorStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
    }

    private String lastLine() throws IOException {
        List<String> lines = errors();
        return lines.get(lines.size() - 1);
    }

    /** A file that was left behind locks nobody out. */
    private void assertNothingIsLocked() throws IOException {
        for (String place : List.of("logs", "config", "work")) {
            Path lock = directory.resolve(place).resolve(".certbot.lock");
            assertTrue(Files.exists(lock.getParent()));
            try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE)) {
                assertNotNull(channel.tryLock(), place);
            }
        }
    }
}
