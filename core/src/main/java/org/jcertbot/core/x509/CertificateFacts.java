package org.jcertbot.core.x509;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.identifier.IpAddress;

/**
 * What we want to know of a certificate (RFC 5280), read straight from its octets: the JDK's certificate factory takes
 * many times longer, which matters when there are thousands and when there is one and the program has just started.
 *
 * @param dnsNames the common name first when there is one, then the names of the subject alternative name
 * @param addresses the IP addresses of the subject alternative name, in canonical form
 * @param signed the octets that the signature covers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CertificateFacts(
        String serialHex,
        Instant notBefore,
        Instant notAfter,
        List<String> dnsNames,
        List<String> addresses,
        PublicKeyInfo publicKey,
        byte[] signed,
        String signatureAlgorithm,
        byte[] signature) {
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final int DNS_NAME = Der.CONTEXT | 2;
    private static final int IP_ADDRESS = Der.CONTEXT | 7;

    /** Reads the DER form. */
    public static CertificateFacts read(byte[] der) throws MalformedException {
        Der certificate = Der.of(der).enter(Der.SEQUENCE);
        byte[] signed = certificate.element();
        String algorithm = certificate.enter(Der.SEQUENCE).objectIdentifier();
        byte[] signature = certificate.bitString();

        Der body = Der.of(signed).enter(Der.SEQUENCE);
        if (body.nextIs(Der.CONTEXT_CONSTRUCTED)) body.skip(); // version
        String serial = body.integer().toString(16);
        body.skip(); // the algorithm once more
        body.skip(); // issuer
        Der validity = body.enter(Der.SEQUENCE);
        Instant notBefore = time(validity);
        Instant notAfter = time(validity);
        Set<String> dnsNames = new LinkedHashSet<>();
        List<String> addresses = new ArrayList<>();
        addCommonNames(body.enter(Der.SEQUENCE), dnsNames);
        PublicKeyInfo publicKey = PublicKeyInfo.read(body.element());
        while (body.hasNext()) {
            if (body.nextIs(Der.CONTEXT_CONSTRUCTED | 3)) {
                addAlternativeNames(body.enter(Der.CONTEXT_CONSTRUCTED | 3).enter(Der.SEQUENCE), dnsNames, addresses);
            } else {
                body.skip();
            }
        }
        return new CertificateFacts(
                serial, notBefore, notAfter, List.copyOf(dnsNames), addresses, publicKey, signed, algorithm, signature);
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

    private static void addAlternativeNames(Der extensions, Set<String> names, List<String> addresses)
            throws MalformedException {
        while (extensions.hasNext()) {
            Der extension = extensions.enter(Der.SEQUENCE);
            if (!extension.objectIdentifier().equals(SUBJECT_ALTERNATIVE_NAME)) continue;
            if (!extension.nextIs(Der.OCTET_STRING)) extension.skip(); // critical
            Der generalNames = extension.enter(Der.OCTET_STRING).enter(Der.SEQUENCE);
            while (generalNames.hasNext()) {
                switch (generalNames.tag()) {
                    case DNS_NAME -> names.add(new String(generalNames.content(DNS_NAME), StandardCharsets.US_ASCII));
                    case IP_ADDRESS -> addresses.add(address(generalNames.content(IP_ADDRESS)));
                    default -> generalNames.skip();
                }
            }
        }
    }

    private static String address(byte[] octets) throws MalformedException {
        return IpAddress.ofOctets(octets)
                .orElseThrow(() -> new MalformedException("an IP address of " + octets.length + " octets"))
                .text();
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
}
