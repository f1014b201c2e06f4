package org.jcertbot.acme.http;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what another thread gets from the network. */
final class Waiting {
    /**
     * The result, when it comes in time.
     *
     * @throws HttpTimeoutException when it does not
     * @throws IOException its failure; or caused by an {@link InterruptedException}, see {@link Transport#send}
     */
    static <T> T atMost(Duration limit, Future<T> result) throws IOException {
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new IOException("interrupted", stopped);
        } catch (TimeoutException silence) {
            throw new HttpTimeoutException("request timed out");
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException io ? io : new IOException(failure.getCause());
        }
    }

    private Waiting() {}
}
