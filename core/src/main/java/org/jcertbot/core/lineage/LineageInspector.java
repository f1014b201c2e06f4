package org.jcertbot.core.lineage;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.ca.RevocationQuery;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.x509.CertificateFacts;
import org.jcertbot.core.x509.MalformedException;
import org.jcertbot.core.x509.Pem;
import org.jcertbot.core.x509.PrivateKeyMatch;
import org.jcertbot.core.x509.PublicKeyInfo;
import org.jcertbot.core.x509.SignatureCheck;

/** Looks at what a lineage serves, and whether its files belong together. Reads each file once; for one thread. */
final class LineageInspector {
    /** The first certificate of a chain file, which is the same in lineage after lineage. */
    @SuppressWarnings("ArrayRecordComponent") // compared by hand
    private record Issuer(byte[] chainFile, CertificateFacts facts) {}

    /** A certificate that is in order, and the one that it is signed with. */
    private record Checked(CertificateFacts certificate, CertificateFacts issuer) {}

    private final ConfigLayout layout;
    private final LineageRecovery recovery;
    private final SignatureCheck signatures;
    private Optional<Issuer> lastIssuer = Optional.empty();

    LineageInspector(ConfigLayout layout, LineageRecovery recovery, SignatureCheck signatures) {
        this.layout = layout;
        this.recovery = recovery;
        this.signatures = signatures;
    }

    /** The exception says why the lineage is invalid. */
    InspectedCertificate inspect(Path renewalFile) throws StorageException {
        RenewalRecord record = recovery.readRepaired(renewalFile, layout);
        Map<String, Value> params = record.renewalParams()
                .orElseThrow(() -> invalid(record, renewalFile + " has no section [renewalparams]"));
        Checked checked = check(record);
        CertificateFacts certificate = checked.certificate();
        String server = params.get("server") instanceof Value.Text text ? text.text() : "";
        return new InspectedCertificate(
                record.name(),
                certificate.serialHex(),
                certificate.publicKey().typeName(),
                certificate.dnsNames(),
                certificate.addresses(),
                certificate.notBefore(),
                certificate.notAfter(),
                server,
                record.live(),
                renewalFile,
                certificate
                        .ocspResponder()
                        .map(responder -> new RevocationQuery(
                                responder, certificate.der(), checked.issuer().der())));
    }

    private Checked check(RenewalRecord record) throws StorageException {
        LineageFiles live = record.live();
        byte[] cert = read(live.cert(), record);
        byte[] chain = read(live.chain(), record);
        CertificateFacts certificate = facts(live.cert(), cert, record);
        CertificateFacts issuer = issuerOf(live, chain, record);
        if (!isSigned(certificate, issuer.publicKey(), record)) {
            throw invalid(record, live.cert() + " is not signed by the first certificate of " + live.chain());
        }
        if (!isConcatenation(read(live.fullchain(), record), cert, chain)) {
            throw invalid(record, live.fullchain() + " does not match cert + chain for " + record.name());
        }
        if (!keyMatches(certificate, live.privkey(), record)) {
            throw invalid(record, live.privkey() + " is not the private key of " + live.cert());
        }
        return new Checked(certificate, issuer);
    }

    private CertificateFacts issuerOf(LineageFiles live, byte[] chain, RenewalRecord record) throws StorageException {
        if (lastIssuer.isPresent() && Arrays.equals(lastIssuer.get().chainFile(), chain)) {
            return lastIssuer.get().facts();
        }
        CertificateFacts issuer = facts(live.chain(), chain, record);
        lastIssuer = Optional.of(new Issuer(chain, issuer));
        return issuer;
    }

    private boolean isSigned(CertificateFacts certificate, PublicKeyInfo issuer, RenewalRecord record)
            throws StorageException {
        try {
            return signatures.isSignedBy(certificate, issuer);
        } catch (MalformedException unusable) {
            throw invalid(record, record.live().cert() + " has " + unusable.getMessage());
        }
    }

    private static boolean keyMatches(CertificateFacts certificate, Path privkey, RenewalRecord record)
            throws StorageException {
        try {
            return PrivateKeyMatch.matches(certificate.publicKey(), Pem.first(read(privkey, record)));
        } catch (MalformedException noKey) {
            throw invalid(record, privkey + " is not a private key: " + noKey.getMessage());
        }
    }

    private static boolean isConcatenation(byte[] whole, byte[] first, byte[] second) {
        return whole.length == first.length + second.length
                && Arrays.equals(whole, 0, first.length, first, 0, first.length)
                && Arrays.equals(whole, first.length, whole.length, second, 0, second.length);
    }

    private static CertificateFacts facts(Path file, byte[] content, RenewalRecord record) throws StorageException {
        try {
            return CertificateFacts.read(Pem.first(content).der());
        } catch (MalformedException malformed) {
            throw invalid(record, file + " is not a certificate: " + malformed.getMessage());
        }
    }

    /** The stream of java.io: it needs fewer system calls than a channel, and there are thousands of files. */
    private static byte[] read(Path file, RenewalRecord record) throws StorageException {
        try (var input = new FileInputStream(file.toString())) {
            return input.readAllBytes();
        } catch (IOException failure) {
            throw invalid(record, "cannot read " + failure.getMessage());
        }
    }

    private static StorageException invalid(RenewalRecord record, String why) {
        return new StorageException(
                "The renewal configuration file " + record.file() + " is invalid.",
                why,
                "Renew it with: certbot certonly --force-renewal --cert-name " + record.name());
    }
}
