package org.jcertbot.core.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command that leaves a daemon behind, with its output in a file: the daemon may keep the output open for as long
 * as it lives, so that the end of a pipe would never come. An interrupt does not cut that short and stays pending: a
 * command that is ended in the middle may have left its daemon already.
 *
 * @param limit how long the command may take; after that it is ended, with all that it started
 */
public record DaemonLauncher(Duration limit) {
    private static final Duration GRACE = Duration.ofSeconds(3);

    /**
     * How it went.
     *
     * @param ended whether it ended by itself
     * @param exitCode the exit code, if it did
     */
    public record Launch(boolean ended, int exitCode, String output) {
        public boolean succeeded() {
            return ended && exitCode == 0;
        }
    }

    public Launch run(List<String> command) throws IOException {
        Path output = Files.createTempFile("server-start-", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = await(process);
            return new Launch(ended, ended ? process.exitValue() : -1, text(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private boolean await(Process process) {
        boolean ended = endsWithin(limit, process);
        if (!ended) end(process);
        return ended;
    }

    /** A master in the foreground ends its workers when it is asked to end. */
    private static void end(Process process) {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        if (endsWithin(GRACE, process)) return;
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean endsWithin(Duration limit, Process process) {
        boolean interrupted = false;
        try {
            long deadline = System.nanoTime() + limit.toNanos();
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
