package org.jcertbot.acme.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.URLConnection;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
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
    private final Deque<Line> idle = new ArrayDeque<>();
    private final Set<Line> lines = new HashSet<>();
    private final Set<String> resolved = ConcurrentHashMap.newKeySet();
    private boolean closed;

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
        resolve(request.uri().getHost());
        Line line = take();
        Future<?> end = endLater(line);
        boolean reusable = false;
        try {
            HttpResponse<InputStream> answer = get(request, line);
            end.cancel(false);
            reusable = !line.isCut();
            return answer;
        } catch (IOException failure) {
            if (Thread.interrupted()) throw new IOException("interrupted", new InterruptedException());
            throw line.isCut() ? new HttpTimeoutException("request timed out") : failure;
        } finally {
            end.cancel(false);
            if (reusable) putBack(line);
            else end(line);
        }
    }

    /**
     * Waits for the name server, which nothing can interrupt, in another thread; after that the JDK knows the address for
     * half a minute.
     */
    private void resolve(String host) throws IOException {
        if (resolved.contains(host)) return;
        var answer = new FutureTask<InetAddress>(() -> InetAddress.getByName(host));
        daemon(answer).start();
        Waiting.atMost(limit, answer);
        resolved.add(host);
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

    private synchronized Line take() throws IOException {
        if (closed) throw new IOException("closed");
        Line known = idle.pollFirst();
        if (known != null) return known;
        var line = new Line(tls);
        lines.add(line);
        return line;
    }

    private synchronized void putBack(Line line) {
        idle.addFirst(line); // the one that was used last is the least likely to be closed by the server
    }

    private Future<?> endLater(Line line) throws IOException {
        try {
            return guard.schedule(line::cut, limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException late) {
            end(line);
            throw new IOException("closed", late);
        }
    }

    private synchronized void end(Line line) {
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
    public synchronized void close() {
        closed = true;
        guard.shutdownNow();
        for (Line line : List.copyOf(lines)) end(line);
    }
}
