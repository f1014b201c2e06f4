package org.jcertbot.plugins.standalone;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.IpAddress;

/** Makes the self-signed certificates of RFC 8737 section 3; all of a run share one key, which never leaves memory. */
final class AlpnCertificates {
    private static final ASN1ObjectIdentifier ACME_IDENTIFIER = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.31");
    private static final X500Name NAME = new X500Name("CN=ACME challenge");
    private static final Duration VALIDITY = Duration.ofDays(1);
    private static final int SERIAL_BITS = 64;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final KeyPair keys;

    AlpnCertificates(Clock clock) throws GeneralSecurityException {
        this.clock = clock;
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        this.keys = generator.generateKeyPair();
    }

    AlpnCertificate prove(Challenge challenge) throws PluginException {
        try {
            return new AlpnCertificate(challenge, certificate(challenge), keys.getPrivate());
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new PluginException(
                    "The certificate for the tls-alpn-01 challenge of " + challenge.identifier()
                            + " could not be made.",
                    String.valueOf(e.getMessage()),
                    TlsAlpnResponder.USE_HTTP,
                    e);
        }
    }

    private X509Certificate certificate(Challenge challenge)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Instant now = clock.instant();
        var builder = new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(SERIAL_BITS, random),
                Date.from(now.minus(VALIDITY)),
                Date.from(now.plus(VALIDITY)),
                NAME,
                keys.getPublic());
        int kind = challenge.identifier() instanceof IpAddress ? GeneralName.iPAddress : GeneralName.dNSName;
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(kind, challenge.identifier().text())));
        builder.addExtension(ACME_IDENTIFIER, true, new DEROctetString(challenge.keyAuthorizationDigest()));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
