package org.jcertbot.acme.key;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.key.KeySpec;

/**
 * Writes signing requests (RFC 2986).
 *
 * <p>On the bare ASN.1 types, because Bouncy Castle's builders load a few hundred classes and tables of algorithms that
 * a request like ours has no use for.
 */
final class SigningRequestWriter {
    private static final ASN1ObjectIdentifier EXTENSION_REQUEST = PKCSObjectIdentifiers.pkcs_9_at_extensionRequest;
    private static final ASN1ObjectIdentifier SUBJECT_ALTERNATIVE_NAME = new ASN1ObjectIdentifier("2.5.29.17");
    private static final ASN1ObjectIdentifier TLS_FEATURE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");
    private static final int STATUS_REQUEST = 5;
    private static final int DNS_NAME_TAG = 2;
    private static final int IP_ADDRESS_TAG = 7;

    /** A request with an empty subject, signed with SHA-256. */
    static byte[] write(SigningKey key, List<Identifier> identifiers, boolean mustStaple) {
        try {
            var unsigned = sequence(
                    new ASN1Integer(0), new DERSequence(), key.publicKey(), attributes(identifiers, mustStaple));
            return sequence(unsigned, signatureAlgorithm(key), new DERBitString(sign(key, unsigned)))
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException | GeneralSecurityException withAKeyThatWeRead) {
            throw new IllegalStateException(withAKeyThatWeRead);
        }
    }

    private static ASN1Encodable attributes(List<Identifier> identifiers, boolean mustStaple) throws IOException {
        var extensions = new ASN1EncodableVector();
        var names = new ASN1EncodableVector();
        for (Identifier identifier : identifiers) names.add(generalName(identifier));
        extensions.add(extension(SUBJECT_ALTERNATIVE_NAME, new DERSequence(names)));
        if (mustStaple) extensions.add(extension(TLS_FEATURE, sequence(new ASN1Integer(STATUS_REQUEST))));
        var attribute = sequence(EXTENSION_REQUEST, new DERSet(new DERSequence(extensions)));
        return new DERTaggedObject(false, 0, new DERSet(attribute));
    }

    private static ASN1Encodable extension(ASN1ObjectIdentifier type, ASN1Encodable value) throws IOException {
        return sequence(type, new DEROctetString(value.toASN1Primitive().getEncoded(ASN1Encoding.DER)));
    }

    /** RFC 5280 section 4.2.1.6. */
    private static ASN1Encodable generalName(Identifier identifier) {
        if (identifier instanceof IpAddress address) {
            return new DERTaggedObject(false, IP_ADDRESS_TAG, new DEROctetString(address.octets()));
        }
        return new DERTaggedObject(false, DNS_NAME_TAG, new DERIA5String(identifier.text()));
    }

    private static AlgorithmIdentifier signatureAlgorithm(SigningKey key) {
        return key.spec() instanceof KeySpec.Rsa
                ? new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE)
                : new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    }

    private static byte[] sign(SigningKey key, DERSequence content) throws IOException, GeneralSecurityException {
        var signature = Signature.getInstance(key.spec() instanceof KeySpec.Rsa ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(key.privateKey());
        signature.update(content.getEncoded(ASN1Encoding.DER));
        return signature.sign();
    }

    private static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    private SigningRequestWriter() {}
}
