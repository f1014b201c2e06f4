package org.jcertbot.acme.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jcertbot.core.error.CertbotException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP clients of a run. Safe for several threads. */
public final class HttpClients implements AutoCloseable {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(45);
    private static final long LONGEST_END_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(HttpClients.class);

    private final NetworkOptions options;
    private final HttpClient.Redirect redirects;
    private final List<HttpClient> open = new ArrayList<>();
    private final List<BlockingHttps> openBlocking = new ArrayList<>();
    private @Nullable SSLContext trust;

    /** Clients that follow redirects. */
    public HttpClients(NetworkOptions options) {
        this(options, HttpClient.Redirect.NORMAL);
    }

    /** @param redirects which ones are followed, with all headers of the request, by the clients that can send any */
    HttpClients(NetworkOptions options, HttpClient.Redirect redirects) {
        this.options = options;
        this.redirects = redirects;
    }

    /**
     * What reaches a server. The options are looked at now; connections are opened when they are needed.
     *
     * @throws CertbotException when the options cannot be used
     */
    public Transports transports(URI server) throws CertbotException {
        return new Transports(this, route(server));
    }

    /**
     * A client for requests to one server.
     *
     * @throws CertbotException when the options cannot be used
     */
    public HttpClient client(URI server) throws CertbotException {
        return open(route(server));
    }

    /** The way to a server, as the options want it. */
    Route route(URI server) throws CertbotException {
        boolean secure = "https".equalsIgnoreCase(server.getScheme());
        return new Route(
                secure ? Optional.of(trust()) : Optional.empty(),
                options.proxies().find(server));
    }

    /**
     * One client for all requests to a server. It speaks HTTP/2 where the server does, so that requests of several
     * threads share one connection and one TLS handshake.
     */
    synchronized HttpClient open(Route route) {
        var client = HttpClient.newBuilder()
                .version(route.tls().isPresent() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .followRedirects(redirects)
                .connectTimeout(LONGEST_CONNECT);
        route.tls().ifPresent(client::sslContext);
        route.proxy().ifPresent(proxy -> use(proxy, client));
        HttpClient made = client.build();
        open.add(made);
        return made;
    }

    /** A client for GET requests, without a proxy. */
    synchronized BlockingHttps openBlocking(SSLContext tls, Duration limit) {
        var made = new BlockingHttps(tls.getSocketFactory(), limit);
        openBlocking.add(made);
        return made;
    }

    private synchronized SSLContext trust() throws CertbotException {
        if (trust == null) trust = TlsTrust.context(options.trust());
        return trust;
    }

    /**
     * Ends all clients, and requests that nobody waits for any more with them. A client that is left open keeps a thread
     * in a system call, and the JVM waits a third of a second for such a thread before it exits.
     */
    @Override
    public synchronized void close() {
        boolean interrupted = Thread.interrupted();
        for (HttpClient client : open) {
            if (client instanceof AutoCloseable closeable) end(closeable);
        }
        if (!open.isEmpty() && !(open.get(0) instanceof AutoCloseable)) endSelectors();
        open.clear();
        openBlocking.forEach(BlockingHttps::close);
        openBlocking.clear();
        if (interrupted) Thread.currentThread().interrupt();
    }

    private static void end(AutoCloseable client) {
        Thread.currentThread().interrupt(); // else it would wait for the answers to all requests
        try {
            client.close();
        } catch (Exception nothingToClose) {
            LOG.debug("A client cannot be closed", nothingToClose);
        } finally {
            Thread.interrupted();
        }
    }

    /**
     * Before Java 21 clients cannot be closed. Their threads, which are known by their names, end when they are
     * interrupted; those of all clients in this process, but the run that is ending is the only one in it.
     */
    private static void endSelectors() {
        var threads = new Thread[2 * Thread.activeCount()];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (!threads[i].getName().matches("HttpClient-\\d+-SelectorManager")) continue;
            threads[i].interrupt();
            try {
                threads[i].join(LONGEST_END_MILLIS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void use(ProxyServer proxy, HttpClient.Builder client) {
        LOG.debug("Using the proxy {}", proxy);
        client.proxy(new SingleProxy(proxy));
        Optional<PasswordAuthentication> credentials = proxy.credentials();
        if (credentials.isEmpty()) return;
        // The JDK sends it to a proxy that tunnels TLS only because the launcher allows that (jvm.options). It reads
        // the property once for the whole process, has no setting for one client, and would drop a header of ours too.
        client.authenticator(new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY ? credentials.get() : null;
            }
        });
    }

    /** The same proxy for every URL; its name is resolved when it is used. */
    private static final class SingleProxy extends ProxySelector {
        private final ProxyServer proxy;

        SingleProxy(ProxyServer proxy) {
            this.proxy = proxy;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(new Proxy(Proxy.Type.HTTP, proxy.address()));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            LOG.debug("The proxy {} cannot be reached: {}", proxy, failure.toString());
        }
    }
}
