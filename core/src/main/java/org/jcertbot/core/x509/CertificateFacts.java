package org.jcertbot.core.x509;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.Identifier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What we want to know of a certificate (RFC 5280), read straight from its octets: the JDK's certificate factory takes
 * many times longer, which matters when there are thousands and when there is one and the program has just started.
 * Two are equal when the certificates are.
 *
 * @param der the whole certificate
 * @param dnsNames the common name first when there is one, then the names of the subject alternative name
 * @param addresses the IP addresses of the subject alternative name, in canonical form
 * @param authorityKeyId the identifier of the issuer's key (section 4.2.1.1)
 * @param ocspResponder where to ask whether it is revoked (section 4.2.2.1); the first http URL of that kind
 * @param signed the octets that the signature covers
 */
@SuppressWarnings("ArrayRecordComponent") // compared by hand
public record CertificateFacts(
        byte[] der,
        BigInteger serial,
        Instant notBefore,
        Instant notAfter,
        List<String> dnsNames,
        List<String> addresses,
        PublicKeyInfo publicKey,
        Optional<byte[]> authorityKeyId,
        Optional<URI> ocspResponder,
        byte[] signed,
        String signatureAlgorithm,
        byte[] signature) {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateFacts.class);
    private static final String COMMON_NAME = "2.5.4.3";

    /** Reads the DER form. */
    public static CertificateFacts read(byte[] der) throws MalformedException {
        Der certificate = Der.of(der).enter(Der.SEQUENCE);
        byte[] signed = certificate.element();
        String algorithm = certificate.enter(Der.SEQUENCE).objectIdentifier();
        byte[] signature = certificate.bitString();

        Der body = Der.of(signed).enter(Der.SEQUENCE);
        if (body.nextIs(Der.CONTEXT_CONSTRUCTED)) body.skip(); // version
        BigInteger serial = body.integer();
        body.skip(); // the algorithm once more
        body.skip(); // issuer
        Der validity = body.enter(Der.SEQUENCE);
        Instant notBefore = time(validity);
        Instant notAfter = time(validity);
        Set<String> dnsNames = new LinkedHashSet<>();
        List<String> addresses = new ArrayList<>();
        addCommonNames(body.enter(Der.SEQUENCE), dnsNames);
        PublicKeyInfo publicKey = PublicKeyInfo.read(body.element());
        CertificateExtensions extensions = CertificateExtensions.read(body, dnsNames, addresses);
        return new CertificateFacts(
                der,
                serial,
                notBefore,
                notAfter,
                List.copyOf(dnsNames),
                addresses,
                publicKey,
                extensions.authorityKeyId(),
                extensions.ocspResponder(),
                signed,
                algorithm,
                signature);
    }

    /** DNS names (the common name counts as one), then addresses. Names that no order could carry are left out. */
    public List<Identifier> identifiers() {
        var identifiers = new ArrayList<Identifier>();
        for (String name : dnsNames) add(identifiers, name);
        for (String address : addresses) add(identifiers, address);
        return identifiers;
    }

    private static void add(List<Identifier> identifiers, String text) {
        try {
            Identifier identifier = Identifier.parse(text);
            if (!identifiers.contains(identifier)) identifiers.add(identifier);
        } catch (InvalidInputException noIdentifier) {
            LOG.debug("{} in a certificate is neither a DNS name nor an address", text, noIdentifier);
        }
    }

    /** Lower-case hexadecimal digits, no leading zeros. */
    public String serialHex() {
        return serial.toString(16);
    }

    /**
     * What identifies the certificate where renewal information is asked for (RFC 9773 section 4.1); empty for a
     * certificate that does not name its issuer's key.
     */
    public Optional<String> renewalId() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return authorityKeyId.map(
                keyId -> base64.encodeToString(keyId) + "." + base64.encodeToString(serial.toByteArray()));
    }

    private static void addCommonNames(Der name, Set<String> names) throws MalformedException {
        while (name.hasNext()) {
            Der set = name.enter(Der.SET);
            while (set.hasNext()) {
                Der attribute = set.enter(Der.SEQUENCE);
                if (!attribute.objectIdentifier().equals(COMMON_NAME)) continue;
                names.add(new String(attribute.content(attribute.tag()), StandardCharsets.UTF_8));
            }
        }
    }

    /** RFC 5280 section 4.1.2.5: years of two digits up to 2049, of four digits from then on; seconds and Z always. */
    private static Instant time(Der validity) throws MalformedException {
        boolean shortYear = validity.nextIs(Der.UTC_TIME);
        byte[] text = validity.content(shortYear ? Der.UTC_TIME : Der.GENERALIZED_TIME);
        int yearDigits = shortYear ? 2 : 4;
        if (text.length != yearDigits + 11) throw new MalformedException("a date in an unknown form");
        int year = number(text, 0, yearDigits);
        if (shortYear) year += year < 50 ? 2000 : 1900;
        try {
            return LocalDateTime.of(
                            year,
                            number(text, yearDigits, 2),
                            number(text, yearDigits + 2, 2),
                            number(text, yearDigits + 4, 2),
                            number(text, yearDigits + 6, 2),
                            number(text, yearDigits + 8, 2))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException impossible) {
            throw new MalformedException("an impossible date", impossible);
        }
    }

    private static int number(byte[] text, int start, int digits) throws MalformedException {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            if (text[i] < '0' || text[i] > '9') throw new MalformedException("a date in an unknown form");
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CertificateFacts facts && Arrays.equals(der, facts.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return "CertificateFacts[" + serialHex() + "]";
    }
}
