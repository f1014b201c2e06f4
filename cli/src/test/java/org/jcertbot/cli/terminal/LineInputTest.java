package org.jcertbot.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class LineInputTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void readsLinesUntilTheEnd() throws Exception {
        var input = new LineInput(stream("one\ntwö\r\n\nlast"));
        assertEquals(Optional.of("one"), input.readLine(LONG));
        assertEquals(Optional.of("twö"), input.readLine(LONG));
        assertEquals(Optional.of(""), input.readLine(LONG));
        assertEquals(Optional.of("last"), input.readLine(LONG));
        assertEquals(Optional.empty(), input.readLine(LONG));
    }

    @Test
    void leavesWhatFollowsToOthers() throws Exception {
        InputStream stream = stream("ours\nthe hook's");
        new LineInput(stream).readLine(LONG);
        assertEquals("the hook's", new String(stream.readAllBytes(), UTF_8));
    }

    @Test
    void doesNotWaitForEver() throws IOException {
        try (var silence = new PipedOutputStream();
                var stream = new PipedInputStream(silence)) {
            assertThrows(TimeoutException.class, () -> new LineInput(stream).readLine(Duration.ofMillis(1)));
        }
    }

    @Test
    void aClosedStreamIsAnError() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        assertThrows(IOException.class, () -> new LineInput(closed).readLine(LONG));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
