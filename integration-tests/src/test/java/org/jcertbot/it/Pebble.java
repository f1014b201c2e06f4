package org.jcertbot.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A running Pebble and the DNS server that it asks. All its ports are on loopback. */
final class Pebble implements AutoCloseable {
    /** The certificate authorities that tests ask for; each is started once, when the first test needs it. */
    enum Kind {
        /** Accepts every nonce, validates at once and forgets authorizations. */
        PLAIN("PEBBLE_VA_NOSLEEP", "1"),
        /** Refuses every third nonce. */
        FUSSY("PEBBLE_WFE_NONCEREJECT", "33"),
        /** Valid authorizations serve later orders too. */
        REMEMBERING("PEBBLE_AUTHZREUSE", "100"),
        /** Offers a second chain that ends at another root. */
        ALTERNATE_ROOTS("PEBBLE_ALTERNATE_ROOTS", "1"),
        /** Has the profiles "default" (90 days) and "shortlived" (6 days), and takes any when none is asked for. */
        PROFILES("PEBBLE_VA_NOSLEEP", "1"),
        /** Its validation port belongs to one test at a time: for those that listen on all addresses. */
        ONE_AT_A_TIME("PEBBLE_VA_NOSLEEP", "1"),
        /** Its certificates name an OCSP responder, which a test has to start. */
        OCSP("PEBBLE_VA_NOSLEEP", "1"),
        /** Accounts need an external account binding: kid-1 or kid-2. */
        EXTERNAL_ACCOUNTS("PEBBLE_VA_NOSLEEP", "1"),
        /** Refuses 15 % of the nonces, takes seconds to look at a challenge, and forgets authorizations. */
        ROUGH("PEBBLE_WFE_NONCEREJECT=15 PEBBLE_VA_NOSLEEP=0 PEBBLE_VA_SLEEPTIME=3"),
        /** As {@link #ROUGH}, but valid authorizations serve later orders too. */
        ROUGH_REMEMBERING("PEBBLE_WFE_NONCEREJECT=15 PEBBLE_VA_NOSLEEP=0 PEBBLE_VA_SLEEPTIME=3 PEBBLE_AUTHZREUSE=100");

        private final String variables;

        Kind(String variable, String value) {
            this(variable + "=" + value);
        }

        /** @param variables of its environment, with blanks between them */
        Kind(String variables) {
            this.variables = variables;
        }

        Map<String, String> environment() {
            return Stream.of(variables.split(" "))
                    .map(variable -> variable.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }
    }

    /** The base64url MAC key of the external account {@code kid-1}. */
    static final String MAC_KEY =
            "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12WzWNDZM6eQGHWpSRTPal5eA";

    private final Path directory;
    private final int port = FreePorts.next();
    private final int managementPort = FreePorts.next();
    private final int dnsPort = FreePorts.next();
    private final int dnsManagementPort = FreePorts.next();
    private final int httpPort = FreePorts.next();
    private final int tlsPort = FreePorts.next();
    private final int responderPort = FreePorts.next();
    private final List<Process> processes;
    private final SSLContext tls;
    private final HttpClient client;
    private final boolean modern;

    private Pebble(Kind kind, Path home) throws IOException {
        this.directory = Files.createTempDirectory("it-pebble");
        modern = Files.isExecutable(home.resolve("bin/pebble"));
        Requires.that(modern || Commands.onPath("pebble"), "pebble");
        createCertificate();
        tls = context(certificate(), directory.resolve("key.pem"));
        Files.writeString(directory.resolve("config.json"), configuration(kind));
        String bin = modern ? home.resolve("bin") + "/" : "";
        // The flag was renamed after pebble 2.4.
        String dnsFlag = modern ? "-dnsserver" : "-dns01";
        var dns = start(
                "dns.log",
                Map.of(),
                bin + "pebble-challtestsrv",
                dnsFlag,
                "127.0.0.1:" + dnsPort,
                "-management",
                "127.0.0.1:" + dnsManagementPort,
                "-defaultIPv6",
                "",
                "-http01",
                "",
                "-https01",
                "",
                "-tlsalpn01",
                "",
                "-doh",
                "");
        var server = start(
                "pebble.log",
                kind.environment(),
                bin + "pebble",
                "-config",
                "config.json",
                "-dnsserver",
                "127.0.0.1:" + dnsPort);
        processes = List.of(server, dns);
        client = HttpClient.newBuilder().sslContext(tls).build();
        awaitReady();
    }

    static Pebble start(Kind kind) {
        try {
            return new Pebble(kind, Path.of(System.getProperty("pebble.home")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it knows renewal information, profiles and IP identifiers (newer than Debian 12's). */
    void requireModern() {
        Requires.that(modern, "pebble 2.10");
    }

    String directoryUrl() {
        return "https://localhost:" + port + "/dir";
    }

    int port() {
        return port;
    }

    /** The certificate that clients must trust to talk to it. */
    Path certificate() {
        return directory.resolve("cert.pem");
    }

    /** Trusts its certificate, and presents the same: for a server that stands before it. */
    SSLContext tls() {
        return tls;
    }

    /** Where it connects to for http-01. */
    int httpPort() {
        return httpPort;
    }

    /** Where it connects to for tls-alpn-01. */
    int tlsPort() {
        return tlsPort;
    }

    /** The CA's root certificate number {@code index}, as PEM. */
    String root(int index) {
        return get("https://localhost:" + managementPort + "/roots/" + index);
    }

    /** The certificate that signs the others, as PEM. */
    String intermediate() {
        return get("https://localhost:" + managementPort + "/intermediates/0");
    }

    /** The key of {@link #intermediate}. */
    String intermediateKey() {
        return get("https://localhost:" + managementPort + "/intermediate-keys/0");
    }

    /** The port of the responder that certificates name. */
    int responderPort() {
        return responderPort;
    }

    /** Lets the renewal information of a certificate be this window, as RFC 3339 times. */
    void suggestRenewal(Path certificate, Instant start, Instant end) {
        String window = "{\"suggestedWindow\": {\"start\": \"%s\", \"end\": \"%s\"}}".formatted(start, end);
        String body = "{\"certificate\": \"%s\", \"ariResponse\": \"%s\"}"
                .formatted(Trees.read(certificate).replace("\n", "\\n"), window.replace("\"", "\\\""));
        exchange(HttpRequest.newBuilder(URI.create("https://localhost:" + managementPort + "/set-renewal-info/"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** What Pebble knows about a certificate, as JSON. */
    String status(String serial) {
        return get("https://localhost:" + managementPort + "/cert-status-by-serial/" + serial);
    }

    /** Makes a name resolve to one IPv4 address, and to none that it had before. */
    void resolve(String name, String address) {
        dns("clear-a", "{\"host\": \"%s\"}".formatted(name + "."));
        dns("add-a", "{\"host\": \"%s\", \"addresses\": [\"%s\"]}".formatted(name + ".", address));
    }

    /** The address of the DNS server's control interface, for hooks that publish TXT records with curl. */
    String dnsControl() {
        return "http://127.0.0.1:" + dnsManagementPort;
    }

    String log() {
        return Trees.read(directory.resolve("pebble.log"));
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        Trees.delete(directory);
    }

    private void createCertificate() {
        Commands.output(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "30",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                directory.resolve("key.pem").toString(),
                "-out",
                certificate().toString());
    }

    private String configuration(Kind kind) {
        return """
                {"pebble": {
                  "listenAddress": "127.0.0.1:%d",
                  "managementListenAddress": "127.0.0.1:%d",
                  "certificate": "cert.pem",
                  "privateKey": "key.pem",
                  "httpPort": %d,
                  "tlsPort": %d,
                  "ocspResponderURL": "%s",
                  "externalAccountBindingRequired": %s,
                  "externalAccountMACKeys": {"kid-1": "%s", "kid-2": "%s"},
                  "domainBlocklist": ["blocked.example"],
                  "retryAfter": {"authz": 1, "order": 1},
                  "profiles": {
                    "default": {"description": "ninety days", "validityPeriod": 7776000}%s
                  }
                }}
                """.formatted(
                        port,
                        managementPort,
                        httpPort,
                        tlsPort,
                        kind == Kind.OCSP ? "http://127.0.0.1:" + responderPort : "",
                        kind == Kind.EXTERNAL_ACCOUNTS,
                        MAC_KEY,
                        MAC_KEY,
                        kind == Kind.PROFILES
                                ? ", \"shortlived\": {\"description\": \"six days\", \"validityPeriod\": 518400}"
                                : "");
    }

    private Process start(String log, Map<String, String> environment, String... command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log).toFile());
        builder.environment()
                .putAll(Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_WFE_NONCEREJECT", "0", "PEBBLE_AUTHZREUSE", "0"));
        builder.environment().putAll(environment);
        var process = builder.start();
        // For a test run that is interrupted before it closes its resources.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    private void awaitReady() {
        for (int attempt = 0; attempt < 100; attempt++) {
            if (answers(directoryUrl()) && answers(dnsControl() + "/")) return;
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("pebble does not answer:\n" + log());
    }

    private boolean answers(String url) {
        try {
            get(url);
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private void dns(String command, String body) {
        exchange(HttpRequest.newBuilder(URI.create(dnsControl() + "/" + command))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private String get(String url) {
        return exchange(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private String exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Path certificate, Path key) throws IOException {
        try (var in = Files.newInputStream(certificate)) {
            var password = new char[0];
            var own = CertificateFactory.getInstance("X.509").generateCertificate(in);
            var keys = KeyStore.getInstance(KeyStore.getDefaultType());
            keys.load(null, null);
            keys.setCertificateEntry("trusted", own);
            keys.setKeyEntry("own", privateKey(key), password, new Certificate[] {own});
            var present = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            present.init(keys, password);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(keys);
            var context = SSLContext.getInstance("TLS");
            context.init(present.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey privateKey(Path pem) throws GeneralSecurityException {
        String base64 = Trees.read(pem).replaceAll("-----.*-----", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }
}
