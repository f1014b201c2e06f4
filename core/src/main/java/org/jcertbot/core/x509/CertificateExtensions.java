package org.jcertbot.core.x509;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.identifier.IpAddress;
import org.jspecify.annotations.Nullable;

/** Those extensions of a certificate that we look at (RFC 5280 section 4.2). */
final class CertificateExtensions {
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    private static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final String OCSP = "1.3.6.1.5.5.7.48.1";
    private static final int EXTENSIONS = Der.CONTEXT_CONSTRUCTED | 3;
    private static final int DNS_NAME = Der.CONTEXT | 2;
    private static final int URL = Der.CONTEXT | 6;
    private static final int IP_ADDRESS = Der.CONTEXT | 7;
    private static final int KEY_IDENTIFIER = Der.CONTEXT;

    private byte @Nullable [] authorityKeyId;
    private @Nullable URI ocspResponder;

    private CertificateExtensions() {}

    /**
     * Reads what is left of a certificate's body behind its public key.
     *
     * @param names gets the DNS names
     * @param addresses gets the IP addresses
     */
    static CertificateExtensions read(Der body, Set<String> names, List<String> addresses) throws MalformedException {
        var found = new CertificateExtensions();
        while (body.hasNext()) {
            if (!body.nextIs(EXTENSIONS)) {
                body.skip();
                continue;
            }
            Der extensions = body.enter(EXTENSIONS).enter(Der.SEQUENCE);
            while (extensions.hasNext()) found.readOne(extensions.enter(Der.SEQUENCE), names, addresses);
        }
        return found;
    }

    Optional<byte[]> authorityKeyId() {
        return Optional.ofNullable(authorityKeyId);
    }

    Optional<URI> ocspResponder() {
        return Optional.ofNullable(ocspResponder);
    }

    private void readOne(Der extension, Set<String> names, List<String> addresses) throws MalformedException {
        String kind = extension.objectIdentifier();
        if (!extension.nextIs(Der.OCTET_STRING)) extension.skip(); // critical
        switch (kind) {
            case SUBJECT_ALTERNATIVE_NAME -> addAlternativeNames(value(extension), names, addresses);
            case AUTHORITY_KEY_IDENTIFIER -> readKeyIdentifier(value(extension));
            case AUTHORITY_INFORMATION_ACCESS -> readAccess(value(extension));
            default -> {}
        }
    }

    private static Der value(Der extension) throws MalformedException {
        return extension.enter(Der.OCTET_STRING).enter(Der.SEQUENCE);
    }

    private static void addAlternativeNames(Der generalNames, Set<String> names, List<String> addresses)
            throws MalformedException {
        while (generalNames.hasNext()) {
            switch (generalNames.tag()) {
                case DNS_NAME -> names.add(new String(generalNames.content(DNS_NAME), StandardCharsets.US_ASCII));
                case IP_ADDRESS -> addresses.add(address(generalNames.content(IP_ADDRESS)));
                default -> generalNames.skip();
            }
        }
    }

    private static String address(byte[] octets) throws MalformedException {
        return IpAddress.ofOctets(octets)
                .orElseThrow(() -> new MalformedException("an IP address of " + octets.length + " octets"))
                .text();
    }

    private void readKeyIdentifier(Der identifier) throws MalformedException {
        if (identifier.nextIs(KEY_IDENTIFIER)) authorityKeyId = identifier.content(KEY_IDENTIFIER);
    }

    private void readAccess(Der descriptions) throws MalformedException {
        while (descriptions.hasNext()) {
            Der description = descriptions.enter(Der.SEQUENCE);
            boolean wanted = description.objectIdentifier().equals(OCSP) && description.nextIs(URL);
            if (wanted && ocspResponder == null) ocspResponder = httpUrl(description.content(URL));
        }
    }

    /** Null for what nobody can send a request to. */
    private static @Nullable URI httpUrl(byte[] text) {
        try {
            var url = new URI(new String(text, StandardCharsets.US_ASCII));
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return http && url.getHost() != null ? url : null;
        } catch (URISyntaxException invalid) {
            return null;
        }
    }
}
