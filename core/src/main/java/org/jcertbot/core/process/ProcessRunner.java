package org.jcertbot.core.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs real programs. */
public final class ProcessRunner implements CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessRunner.class);

    /** How long output may trail behind the end of the program, see {@link CapturedOutput#text}. */
    private static final Duration TRAILING_OUTPUT = Duration.ofSeconds(2);

    /** How long an interrupted program may take to end by itself. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final SearchPath searchPath;
    private final Duration trailingOutput;
    private final Duration grace;

    /** @param searchPath what the programs get as their {@code PATH} */
    public ProcessRunner(SearchPath searchPath) {
        this(searchPath, TRAILING_OUTPUT, GRACE);
    }

    ProcessRunner(SearchPath searchPath, Duration trailingOutput, Duration grace) {
        this.searchPath = searchPath;
        this.trailingOutput = trailingOutput;
        this.grace = grace;
    }

    @Override
    public CommandResult shell(String command, Map<String, String> environment)
            throws IOException, InterruptedException {
        return run(List.of("/bin/sh", "-c", command), environment);
    }

    @Override
    public CommandResult shell(String command, Map<String, String> environment, String input)
            throws IOException, InterruptedException {
        Process process = start(List.of("/bin/sh", "-c", command), environment, Redirect.PIPE);
        var feeder = new Thread(() -> feed(process, input), "input of a hook");
        feeder.setDaemon(true);
        feeder.start();
        return result("/bin/sh", process);
    }

    @Override
    public CommandResult run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        return result(command.get(0), start(command, environment, Redirect.INHERIT));
    }

    private CommandResult result(String program, Process process) throws InterruptedException {
        try {
            var output = new CapturedOutput(process.getInputStream(), "stdout of " + program);
            var errors = new CapturedOutput(process.getErrorStream(), "stderr of " + program);
            int exitCode = process.waitFor();
            LOG.debug("{} ended with {}", program, exitCode);
            return new CommandResult(exitCode, output.text(trailingOutput), errors.text(trailingOutput));
        } catch (InterruptedException interrupted) {
            end(process);
            throw interrupted;
        }
    }

    private static void feed(Process process, String input) {
        try (OutputStream standardInput = process.getOutputStream()) {
            standardInput.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException didNotReadIt) {
            LOG.debug("A hook closed its standard input: {}", didNotReadIt.getMessage());
        }
    }

    private Process start(List<String> command, Map<String, String> environment, Redirect input) throws IOException {
        LOG.debug("Running {}", command);
        var builder = new ProcessBuilder(command).redirectInput(input);
        builder.environment().put("PATH", searchPath.text());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The program and everything it started: a shell would leave its children running. */
    private void end(Process process) throws InterruptedException {
        LOG.debug("Interrupted: ending {}", process.pid());
        List<ProcessHandle> family = process.toHandle().descendants().toList();
        process.destroy();
        family.forEach(ProcessHandle::destroy);
        if (haveEnded(process, family)) return;
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    /** Gives all of them the time to clean up: the shell is gone at once, what it has started may not be. */
    private boolean haveEnded(Process process, List<ProcessHandle> family) throws InterruptedException {
        CompletableFuture<?> ends = process.onExit();
        for (ProcessHandle member : family) ends = CompletableFuture.allOf(ends, member.onExit());
        try {
            ends.get(grace.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
