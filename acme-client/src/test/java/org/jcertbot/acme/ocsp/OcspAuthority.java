package org.jcertbot.acme.ocsp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jcertbot.core.ca.RevocationQuery;
import org.jspecify.annotations.Nullable;

/** An authority with one certificate, and its OCSP responder on a local port, which can be made to go wrong. */
final class OcspAuthority implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final X500Name CA = new X500Name("CN=Test CA");

    private final KeyPair key = newKey();
    private final KeyPair delegateKey = newKey();
    private final X509CertificateHolder issuer = certify(CA, key, 1, false);
    private final X509CertificateHolder certificate = certify(new X500Name("CN=a.test"), newKey(), 2, false);
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @Nullable
    CertificateStatus status = CertificateStatus.GOOD;

    Instant thisUpdate = NOW;
    Instant nextUpdate = NOW.plus(Duration.ofDays(1));
    BigInteger serial = certificate.getSerialNumber();
    KeyPair signer = key;
    boolean delegated;
    boolean delegateMaySign = true;
    int responseStatus = OCSPRespBuilder.SUCCESSFUL;
    int httpStatus = 200;
    byte[] instead = {};
    boolean silent;

    OcspAuthority() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    RevocationQuery query() throws IOException {
        return new RevocationQuery(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ocsp"),
                certificate.getEncoded(),
                issuer.getEncoded());
    }

    /** Method, path and content type of every request. */
    List<String> requests() {
        return requests;
    }

    KeyPair strangersKey() {
        return newKey();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Content-Type"));
        if (silent) return;
        byte[] answer;
        try {
            var request = new OCSPReq(exchange.getRequestBody().readAllBytes());
            answer = instead.length > 0 ? instead : respond(request).getEncoded();
        } catch (Exception broken) {
            throw new IOException(broken);
        }
        exchange.sendResponseHeaders(httpStatus, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private OCSPResp respond(OCSPReq request) throws Exception {
        if (responseStatus != OCSPRespBuilder.SUCCESSFUL) return new OCSPRespBuilder().build(responseStatus, null);
        CertificateID asked = request.getRequestList()[0].getCertID();
        if (!asked.getHashAlgOID().equals(CertificateID.HASH_SHA1.getAlgorithm())) throw new IOException("not SHA-1");
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        X509CertificateHolder delegate = certify(new X500Name("CN=Responder"), delegateKey, 3, delegateMaySign);
        var responder = new RespID(delegated ? delegate.getSubject() : issuer.getSubject());
        var id = new CertificateID(digests.get(CertificateID.HASH_SHA1), issuer, serial);
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        new BasicOCSPRespBuilder(responder)
                                .addResponse(id, status, Date.from(thisUpdate), Date.from(nextUpdate), null)
                                .build(
                                        signerOf(delegated ? delegateKey : signer),
                                        delegated
                                                ? new X509CertificateHolder[] {delegate}
                                                : new X509CertificateHolder[0],
                                        Date.from(NOW)));
    }

    private X509CertificateHolder certify(X500Name subject, KeyPair subjectKey, long number, boolean signsOcsp)
            throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                CA,
                BigInteger.valueOf(number),
                Date.from(NOW.minus(Duration.ofDays(9))),
                Date.from(NOW.plus(Duration.ofDays(9))),
                subject,
                subjectKey.getPublic());
        if (signsOcsp) {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        }
        return builder.build(signerOf(key));
    }

    private static ContentSigner signerOf(KeyPair pair) throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
