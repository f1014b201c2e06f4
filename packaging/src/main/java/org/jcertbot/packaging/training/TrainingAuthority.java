package org.jcertbot.packaging.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * As much of an ACME server as it takes to lead the program through an issuance while its start-up cache is made.
 *
 * <p>It believes everything: signatures are not checked, and a challenge is valid once its answer was fetched. The
 * build of the image must not depend on a real test server being there.
 */
public final class TrainingAuthority {
    private static final String MUCH_LATER = """
            "suggestedWindow": {"start": "2099-01-01T00:00:00Z", "end": "2099-01-02T00:00:00Z"}""";
    private static final char[] NO_PASSWORD = {};
    private static final Pattern PAYLOAD = Pattern.compile("\"payload\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\"value\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern CSR = Pattern.compile("\"csr\"\\s*:\\s*\"([^\"]*)\"");

    private final ThrowawayCa ca = new ThrowawayCa();
    private final HttpServer server;
    private final TrainingHttp2 http2Server;
    private final String url;
    private final int validationPort;
    private final Map<String, TrainingOrder> orders = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();

    private TrainingAuthority() throws IOException, GeneralSecurityException {
        this.validationPort = freePort();
        var https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext tls = tls();
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        https.setExecutor(Executors.newCachedThreadPool());
        https.createContext("/", this::answer);
        server = https;
        http2Server = new TrainingHttp2(tls);
        url = "https://localhost:" + https.getAddress().getPort();
    }

    /**
     * Serves until its standard input ends. Argument: the directory that gets {@code ca.pem}, {@code ca.url}, {@code
     * ca.http2.url}, and {@code ca.port}, the port on which challenges are to be answered. The URLs are those of two
     * servers; the one that speaks HTTP/2 has nothing but its directory.
     */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        var directory = Path.of(args[0]);
        var authority = new TrainingAuthority();
        authority.server.start();
        String http2Url = "https://localhost:" + authority.http2Server.port();
        authority.http2Server.start("{" + directory(http2Url) + "}");
        Files.writeString(directory.resolve("ca.port"), String.valueOf(authority.validationPort));
        Files.writeString(directory.resolve("ca.pem"), ThrowawayCa.pem(authority.ca.root()));
        Files.writeString(directory.resolve("ca.http2.url"), http2Url + "/directory");
        var unfinished = Files.writeString(directory.resolve("ca.url.new"), authority.url + "/directory");
        Files.move(unfinished, directory.resolve("ca.url"));
        System.in.readAllBytes();
        System.exit(0);
    }

    /** Free at this moment: images may be built at the same time. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private SSLContext tls() throws IOException, GeneralSecurityException {
        var keys = ThrowawayCa.newKeys();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        var chain = new X509Certificate[] {ca.localhost(keys), ca.root()};
        store.setKeyEntry("localhost", keys.getPrivate(), NO_PASSWORD, chain);
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, NO_PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String payload = payload(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Replay-Nonce", "nonce-" + counter.incrementAndGet());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/directory" -> reply(exchange, 200, "{" + directory(url) + "}");
                case "/nonce" -> exchange.sendResponseHeaders(200, -1);
                case "/account" -> created(exchange, url + "/account/1", "{\"status\": \"valid\"}");
                case "/account/1" -> reply(exchange, 200, "{\"status\": \"valid\"}");
                case "/order" -> order(exchange, payload);
                default -> {
                    if (path.startsWith("/renewal-info/")) reply(exchange, 200, "{" + MUCH_LATER + "}");
                    else step(exchange, path.split("/"), payload);
                }
            }
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            e.printStackTrace(); // into the log of the build
            throw new IOException(e);
        }
    }

    /** The members of the directory object. */
    private static String directory(String url) {
        return """
                "newNonce": "%1$s/nonce", "newAccount": "%1$s/account", "newOrder": "%1$s/order",
                 "revokeCert": "%1$s/revoke", "keyChange": "%1$s/key", "renewalInfo": "%1$s/renewal-info",
                 "meta": {"termsOfService": "%1$s/terms", "profiles": {"default": "the only one"}}
                """.formatted(url);
    }

    private void order(HttpExchange exchange, String payload) throws IOException {
        String path = "/orders/" + counter.incrementAndGet();
        var order = new TrainingOrder(url + path, allMatches(VALUE, payload));
        orders.put(path, order);
        created(exchange, url + path, order.json());
    }

    /** A request below {@code /orders/NUMBER}. */
    private void step(HttpExchange exchange, String[] path, String payload)
            throws IOException, GeneralSecurityException {
        var order = path.length > 2 ? orders.get("/orders/" + path[2]) : null;
        if (order == null) {
            reply(exchange, 404, "{\"type\": \"about:blank\", \"status\": 404}");
            return;
        }
        switch (path.length > 3 ? path[3] : "") {
            case "authz" -> reply(exchange, 200, order.authorization(Integer.parseInt(path[4])));
            case "challenge" -> challenge(exchange, order, Integer.parseInt(path[4]));
            case "finalize" -> {
                var request =
                        Base64.getUrlDecoder().decode(allMatches(CSR, payload).get(0));
                order.complete(ca.issue(request));
                reply(exchange, 200, order.json());
            }
            case "certificate" -> {
                exchange.getResponseHeaders().set("Content-Type", "application/pem-certificate-chain");
                reply(exchange, 200, order.certificate());
            }
            default -> reply(exchange, 200, order.json());
        }
    }

    private void challenge(HttpExchange exchange, TrainingOrder order, int index) throws IOException {
        fetchAnswer(TrainingOrder.token(index));
        order.validate(index);
        exchange.getResponseHeaders().set("Link", "<" + url + "/authz>;rel=\"up\"");
        reply(exchange, 200, order.challenge(index));
    }

    /** Asks the program for its answer, so that it serves one; what the answer is does not matter. */
    private void fetchAnswer(String token) {
        var challenge = URI.create("http://127.0.0.1:" + validationPort + "/.well-known/acme-challenge/" + token);
        try (var in = challenge.toURL().openStream()) {
            in.readAllBytes();
        } catch (IOException e) {
            System.err.println("no answer to the challenge: " + e);
        }
    }

    private static void created(HttpExchange exchange, String location, String body) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        reply(exchange, 201, body);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** The payload of a JWS in its flattened form; empty when there is none. */
    private static String payload(String jws) {
        var payload = allMatches(PAYLOAD, jws);
        if (payload.isEmpty()) return "";
        return new String(Base64.getUrlDecoder().decode(payload.get(0)), StandardCharsets.UTF_8);
    }

    private static List<String> allMatches(Pattern pattern, String text) {
        var found = new ArrayList<String>();
        var matcher = pattern.matcher(text);
        while (matcher.find()) found.add(matcher.group(1));
        return found;
    }
}
