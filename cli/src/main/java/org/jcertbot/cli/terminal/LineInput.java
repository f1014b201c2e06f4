package org.jcertbot.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads lines on request.
 *
 * <p>Never reads ahead: hooks inherit standard input and find there what we did not ask for. Each line is read by a
 * thread of its own, because a read from a terminal cannot be interrupted and Ctrl-C must end the wait.
 */
final class LineInput {
    private final InputStream stream;

    /** @param stream not buffered */
    LineInput(InputStream stream) {
        this.stream = stream;
    }

    /**
     * The next line without its end; empty at the end of the input.
     *
     * @throws TimeoutException when nobody answers for that long
     */
    Optional<String> readLine(Duration limit) throws IOException, InterruptedException, TimeoutException {
        var read = new FutureTask<>(this::readLine);
        var thread = new Thread(read, "console input");
        thread.setDaemon(true);
        thread.start();
        try {
            return read.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        }
    }

    private Optional<String> readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        int next = stream.read();
        if (next < 0) return Optional.empty();
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = stream.read();
        }
        String text = line.toString(UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
