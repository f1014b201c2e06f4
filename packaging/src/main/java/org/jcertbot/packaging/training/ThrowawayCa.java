package org.jcertbot.packaging.training;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** A root key that lives as long as the process, and the certificates that it signs. */
final class ThrowawayCa {
    private static final X500Name NAME = new X500Name("CN=Training CA");
    private static final Duration LIFETIME = Duration.ofDays(90);

    private final KeyPair keys = newKeys();
    private final AtomicLong serial = new AtomicLong(0x0102030405060708L);
    private final Instant now = Instant.now();
    private final X509Certificate root;

    ThrowawayCa() throws GeneralSecurityException, IOException {
        var builder =
                builder(NAME, SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        root = sign(builder);
    }

    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate root() {
        return root;
    }

    /** The certificate of a server on this machine. */
    X509Certificate localhost(KeyPair server) throws GeneralSecurityException, IOException {
        var builder = builder(
                new X500Name("CN=localhost"),
                SubjectPublicKeyInfo.getInstance(server.getPublic().getEncoded()));
        var names = new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost"));
        builder.addExtension(Extension.subjectAlternativeName, false, names);
        return sign(builder);
    }

    /** What the authority hands out: the certificate for a request, and the root as its chain. */
    String issue(byte[] derRequest) throws GeneralSecurityException, IOException {
        var request = new PKCS10CertificationRequest(derRequest);
        var builder = builder(new X500Name("CN=training"), request.getSubjectPublicKeyInfo());
        var identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(keys.getPublic()));
        for (var attribute : request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)) {
            var wanted = Extensions.getInstance(attribute.getAttrValues().getObjectAt(0));
            for (var oid : wanted.getExtensionOIDs()) builder.addExtension(wanted.getExtension(oid));
        }
        return pem(sign(builder)) + pem(root);
    }

    static String pem(X509Certificate certificate) throws IOException {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
        }
        return text.toString();
    }

    private X509v3CertificateBuilder builder(X500Name subject, SubjectPublicKeyInfo key) {
        return new X509v3CertificateBuilder(
                NAME,
                BigInteger.valueOf(serial.incrementAndGet()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(LIFETIME)),
                subject,
                key);
    }

    private X509Certificate sign(X509v3CertificateBuilder builder) throws GeneralSecurityException {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
