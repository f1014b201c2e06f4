package org.jcertbot.acme.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.URLConnection;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * Gets resources over TLS with the JDK's older client, in the thread that wants them, without a proxy.
 *
 * <p>A scheduled renewal asks about every lineage and mostly does nothing else. In a process that has just started, a
 * request costs this client less processor time than {@link java.net.http.HttpClient}, which hands every answer through
 * several threads.
 */
final class BlockingHttps implements Transport, AutoCloseable {
    private static final int FIRST_ERROR = 400;

    private final SSLSocketFactory tls;
    private final Duration limit;
    private final ScheduledThreadPoolExecutor guard = new ScheduledThreadPoolExecutor(1, BlockingHttps::daemon);
    private final Deque<Line> idle = new ConcurrentLinkedDeque<>();
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();

    BlockingHttps(SSLSocketFactory tls, Duration limit) {
        this.tls = tls;
        this.limit = limit;
        guard.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Duration limit() {
        return limit;
    }

    @Override
    public HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        Line line = take();
        Future<?> end = guard.schedule(line::cut, limit.toMillis(), TimeUnit.MILLISECONDS);
        boolean reusable = false;
        try {
            HttpResponse<InputStream> answer = get(request, line);
            reusable = end.cancel(false);
            return answer;
        } catch (IOException failure) {
            if (Thread.interrupted()) throw new IOException("interrupted", new InterruptedException());
            throw line.isCut() ? new HttpTimeoutException("request timed out") : failure;
        } finally {
            end.cancel(false);
            if (reusable) idle.addFirst(line);
            else end(line);
        }
    }

    private HttpResponse<InputStream> get(HttpRequest request, Line line) throws IOException {
        URLConnection opened = request.uri().toURL().openConnection(Proxy.NO_PROXY);
        if (!(opened instanceof HttpsURLConnection connection)) throw new ProtocolException("not an https URL");
        connection.setSSLSocketFactory(line);
        connection.setRequestMethod(request.method());
        request.headers()
                .map()
                .forEach((name, values) -> connection.setRequestProperty(name, String.join(", ", values)));
        int status = connection.getResponseCode();
        if (status < 0) throw new IOException("the answer is not HTTP");
        try (InputStream body = status < FIRST_ERROR ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] content = body == null ? new byte[0] : body.readAllBytes();
            return BlockingAnswer.of(request, connection, content);
        }
    }

    private Line take() {
        Line known = idle.pollFirst();
        if (known != null) return known;
        var line = new Line(tls);
        lines.add(line);
        return line;
    }

    private void end(Line line) {
        line.cut();
        lines.remove(line);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "limit of requests");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends all requests and connections. */
    @Override
    public void close() {
        guard.shutdownNow();
        lines.forEach(this::end);
    }
}
