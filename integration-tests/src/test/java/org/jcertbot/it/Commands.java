package org.jcertbot.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, with its output in files so that nothing can block. */
final class Commands {
    static final Duration LIMIT = Duration.ofSeconds(90);

    private Commands() {}

    static boolean onPath(String name) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }

    /** Runs a tool of the machine that must succeed. */
    static String output(String... command) {
        var outcome = run(Path.of("."), Map.of(), "", List.of(command));
        if (outcome.exit() != 0) throw new IllegalStateException(String.join(" ", command) + "\n" + outcome);
        return outcome.out();
    }

    static Outcome run(Path directory, Map<String, String> environment, String input, List<String> command) {
        try {
            var scratch = Files.createTempDirectory("it-command");
            try {
                return Started.of(directory, scratch, environment, input, command)
                        .outcome(LIMIT);
            } finally {
                Trees.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program that was started; its output so far can be read at any time. */
    record Started(Process process, Path out, Path err) {
        static Started of(
                Path directory, Path scratch, Map<String, String> environment, String input, List<String> command) {
            try {
                var in = Files.writeString(Files.createTempFile(scratch, "in", ""), input);
                var out = Files.createTempFile(scratch, "out", "");
                var err = Files.createTempFile(scratch, "err", "");
                var builder = new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
                builder.environment().putAll(environment);
                return new Started(builder.start(), out, err);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Waits for the end; a program that exceeds the limit is killed. */
        Outcome outcome(Duration limit) {
            try {
                boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                }
                return new Outcome(process.exitValue(), read(out), read(err), ended);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** Sends a signal such as {@code INT}; {@code kill} of the shell, which is there on the smallest system. */
        void signal(String name) {
            Commands.output("sh", "-c", "kill -" + name + " " + process.pid());
        }

        String outSoFar() {
            return read(out);
        }

        private static String read(Path file) {
            try {
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
