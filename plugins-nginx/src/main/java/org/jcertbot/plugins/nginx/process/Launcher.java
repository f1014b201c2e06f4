package org.jcertbot.plugins.nginx.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command that leaves a daemon behind, with its output in a file: the daemon may keep the output open for as long
 * as it lives, so that the end of a pipe would never come.
 *
 * @param limit how long the command may take; after that it is ended, with all that it started
 */
record Launcher(Duration limit) {
    private static final Duration GRACE = Duration.ofSeconds(3);

    /**
     * How it went.
     *
     * @param ended whether it ended by itself
     * @param exitCode the exit code, if it did
     */
    record Launch(boolean ended, int exitCode, String output) {
        boolean succeeded() {
            return ended && exitCode == 0;
        }
    }

    Launch run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("nginx-start-", ".log");
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

    private boolean await(Process process) throws InterruptedException {
        boolean ended = false;
        try {
            ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            return ended;
        } finally {
            if (!ended) end(process);
        }
    }

    /** A master in the foreground ends its workers when it is asked to end. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        if (process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) return;
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
