package org.jcertbot.acme.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jcertbot.core.x509.Pem;
import org.jspecify.annotations.Nullable;

/** A TLS server on loopback, with a certificate that nobody trusts, of which a test writes the answers byte by byte. */
final class TlsServer implements AutoCloseable {
    /** What happens on a connection, which is closed afterwards. */
    @FunctionalInterface
    interface Conversation {
        void hold(Socket connection) throws IOException;
    }

    private static final char[] NO_PASSWORD = {};

    private final SSLServerSocket socket;
    private @Nullable X509Certificate certificate;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Thread> conversations = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    TlsServer() throws Exception {
        var context = SSLContext.getInstance("TLS");
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(identity(), NO_PASSWORD);
        context.init(managers.getKeyManagers(), null, null);
        socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    private KeyStore identity() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        var name = new X500Name("CN=localhost");
        Instant now = Instant.now();
        var built = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now.minusSeconds(3600)),
                        Date.from(now.plusSeconds(3600)),
                        name,
                        keys.getPublic())
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
        certificate = new JcaX509CertificateConverter().getCertificate(built);
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = {certificate};
        store.setKeyEntry("server", keys.getPrivate(), NO_PASSWORD, chain);
        return store;
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + socket.getLocalPort() + "/what");
    }

    /** Holds the same conversation on every connection. */
    void serve(Conversation conversation) {
        start(() -> {
            while (true) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                conversations.add(start(() -> {
                    try (connection) {
                        conversation.hold(connection);
                    }
                }));
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Thread start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                Thread.currentThread().interrupt(); // by the client, or by the end of the test
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Reads a request and writes an answer, or a part of one. */
    void answer(Socket connection, String answer) throws IOException {
        InputStream in = connection.getInputStream();
        var request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int character = in.read();
            if (character < 0) throw new IOException("the client has gone");
            request.append((char) character);
        }
        requests.add(request.toString());
        OutputStream out = connection.getOutputStream();
        out.write(answer.getBytes(US_ASCII));
        out.flush();
    }

    /** Says nothing more until the client goes. */
    void awaitEnd(Socket connection) throws IOException {
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Returns when the clients have closed all connections. */
    void awaitAllEnded() throws InterruptedException {
        for (Thread conversation : conversations) conversation.join();
    }

    /** The one that it shows, in PEM; for localhost. */
    String certificate() throws CertificateException {
        return new Pem(Pem.CERTIFICATE, Objects.requireNonNull(certificate).getEncoded()).text();
    }

    int connections() {
        return connections.get();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
