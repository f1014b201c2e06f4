package org.jcertbot.acme.key;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.key.CertificateRequest;
import org.jcertbot.core.x509.MalformedException;
import org.jcertbot.core.x509.Pem;

/** Reads the signing request of {@code --csr}. */
final class SigningRequestReader {
    static CertificateRequest read(byte[] file) throws InvalidInputException {
        PKCS10CertificationRequest request;
        byte[] der;
        try {
            der = der(file);
            request = new PKCS10CertificationRequest(der);
        } catch (IOException | MalformedException | IllegalArgumentException neither) {
            throw unusable("It is neither a DER nor a PEM certificate signing request.");
        }
        List<Identifier> identifiers;
        try {
            identifiers = identifiers(request);
        } catch (IllegalArgumentException damaged) {
            throw unusable("Its subject or its extensions are damaged.");
        }
        if (identifiers.isEmpty()) {
            throw unusable("It has neither a common name nor subject alternative names that can be certified.");
        }
        return new CertificateRequest(der, identifiers);
    }

    private static byte[] der(byte[] file) throws MalformedException {
        List<Pem> requests = Pem.all(file, "CERTIFICATE REQUEST");
        return requests.isEmpty() ? file : requests.get(0).der();
    }

    private static List<Identifier> identifiers(PKCS10CertificationRequest request) throws InvalidInputException {
        Set<Identifier> names = new LinkedHashSet<>();
        for (RDN rdn : request.getSubject().getRDNs(BCStyle.CN)) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                if (!attribute.getType().equals(BCStyle.CN)) continue;
                names.add(Identifier.parse(IETFUtils.valueToString(attribute.getValue())));
            }
        }
        List<Identifier> addresses = new ArrayList<>();
        for (GeneralName name : alternativeNames(request)) {
            if (name.getTagNo() == GeneralName.dNSName)
                names.add(DnsName.parse(name.getName().toString()));
            if (name.getTagNo() == GeneralName.iPAddress) addresses.add(address(name));
        }
        names.addAll(addresses);
        return List.copyOf(names);
    }

    private static GeneralName[] alternativeNames(PKCS10CertificationRequest request) {
        Extensions extensions = request.getRequestedExtensions();
        if (extensions == null) return new GeneralName[0];
        GeneralNames names = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        return names == null ? new GeneralName[0] : names.getNames();
    }

    private static IpAddress address(GeneralName name) throws InvalidInputException {
        return IpAddress.ofOctets(ASN1OctetString.getInstance(name.getName()).getOctets())
                .orElseThrow(() -> unusable("An IP address in it has the wrong length."));
    }

    private static InvalidInputException unusable(String why) {
        return new InvalidInputException(
                "The certificate signing request cannot be used.",
                why,
                "Check the file that --csr names, for example with: openssl req -noout -text -in FILE");
    }

    private SigningRequestReader() {}
}
