package org.jcertbot.plugins.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ListenerTest {
    @Test
    void pausesWhenConnectionsCannotBeAccepted() throws Exception {
        var pauses = new LinkedBlockingQueue<Duration>();
        var broken = new Broken();
        try (var listener = new Listener(List.of(broken), pauses::put)) {
            listener.start(new HttpResponder());
            for (int i = 0; i < 3; i++) assertEquals(Duration.ofMillis(100), pauses.take());
        }
        assertEquals(true, broken.isClosed());
    }

    /** What a socket is like when the process has no file descriptor left. */
    private static final class Broken extends ServerSocket {
        Broken() throws IOException {}

        @Override
        public Socket accept() throws IOException {
            throw new IOException("Too many open files");
        }
    }
}
