package org.jcertbot.acme.ocsp;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jcertbot.core.ca.RevocationAnswer;
import org.jcertbot.core.ca.RevocationQuery;

/** The question about one certificate (RFC 6960 section 4.1), and what counts as an answer to it. */
final class OcspQuestion {
    /** By this much the clocks of the responder and of this machine may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final X509CertificateHolder certificate;
    private final X509CertificateHolder issuer;
    private final DigestCalculatorProvider digests;
    private final CertificateID id;

    private OcspQuestion(X509CertificateHolder certificate, X509CertificateHolder issuer)
            throws OperatorCreationException, OCSPException {
        this.certificate = certificate;
        this.issuer = issuer;
        this.digests = new JcaDigestCalculatorProviderBuilder().build();
        this.id = new CertificateID(
                digests.get(CertificateID.HASH_SHA1), issuer, certificate.getSerialNumber()); // known everywhere
    }

    /** @throws IOException when one of the certificates cannot be read */
    static OcspQuestion about(RevocationQuery query) throws IOException {
        try {
            return new OcspQuestion(
                    new X509CertificateHolder(query.certificate()), new X509CertificateHolder(query.issuer()));
        } catch (OperatorCreationException | OCSPException unusable) {
            throw new IOException(unusable);
        }
    }

    byte[] encoded() throws IOException {
        try {
            return new OCSPReqBuilder().addRequest(id).build().getEncoded();
        } catch (OCSPException unusable) {
            throw new IOException(unusable);
        }
    }

    RevocationAnswer read(byte[] response, Instant now) {
        try {
            var envelope = new OCSPResp(response);
            if (envelope.getStatus() != OCSPResp.SUCCESSFUL) {
                return unusable("the responder refused, with status " + envelope.getStatus());
            }
            if (!(envelope.getResponseObject() instanceof BasicOCSPResp basic))
                return unusable("it is of another kind");
            if (!isAuthentic(basic, now)) return unusable("its signature is not that of the issuer");
            for (SingleResp single : basic.getResponses()) {
                if (isAboutUs(single)) return read(single, now);
            }
            return unusable("it is about another certificate");
        } catch (IOException
                | OCSPException
                | CertException
                | CertificateException
                | OperatorCreationException
                | RuntimeException malformed) { // Bouncy Castle throws all of these on bad octets
            return unusable(String.valueOf(malformed.getMessage()));
        }
    }

    private static RevocationAnswer read(SingleResp single, Instant now) {
        Date nextUpdate = single.getNextUpdate();
        if (single.getThisUpdate().toInstant().isAfter(now.plus(CLOCK_SKEW))) {
            return unusable("it is from the future: " + single.getThisUpdate().toInstant());
        }
        if (nextUpdate != null && nextUpdate.toInstant().isBefore(now.minus(CLOCK_SKEW))) {
            return unusable("it was good until " + nextUpdate.toInstant());
        }
        return single.getCertStatus() instanceof RevokedStatus
                ? new RevocationAnswer.Revoked()
                : new RevocationAnswer.NotRevoked();
    }

    private boolean isAboutUs(SingleResp single) throws OCSPException {
        CertificateID theirs = single.getCertID();
        return theirs.getSerialNumber().equals(certificate.getSerialNumber()) && theirs.matchesIssuer(issuer, digests);
    }

    /** Signed by the issuer, or by someone whom the issuer has certified for that (RFC 6960 section 4.2.2.2). */
    private boolean isAuthentic(BasicOCSPResp response, Instant now)
            throws OperatorCreationException, CertificateException, CertException, OCSPException, IOException {
        if (isResponder(issuer, response.getResponderId())) return isSignedBy(response, issuer);
        for (X509CertificateHolder delegate : response.getCerts()) {
            if (isResponder(delegate, response.getResponderId()) && mayAnswer(delegate, now)) {
                return isSignedBy(response, delegate);
            }
        }
        return false;
    }

    private boolean isResponder(X509CertificateHolder candidate, RespID responder)
            throws OCSPException, OperatorCreationException {
        var byName = new RespID(candidate.getSubject());
        var byKey = new RespID(candidate.getSubjectPublicKeyInfo(), digests.get(RespID.HASH_SHA1));
        return responder.equals(byName) || responder.equals(byKey);
    }

    private boolean mayAnswer(X509CertificateHolder delegate, Instant now)
            throws OperatorCreationException, CertificateException, CertException, IOException {
        var usage = ExtendedKeyUsage.fromExtensions(delegate.getExtensions());
        return usage != null
                && usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                && delegate.isValidOn(Date.from(now))
                && delegate.getIssuer().equals(issuer.getSubject())
                && delegate.isSignatureValid(new JcaContentVerifierProviderBuilder().build(issuer));
    }

    private static boolean isSignedBy(BasicOCSPResp response, X509CertificateHolder signer)
            throws OperatorCreationException, CertificateException, CertException, OCSPException {
        return response.isSignatureValid(new JcaContentVerifierProviderBuilder().build(signer));
    }

    private static RevocationAnswer unusable(String why) {
        return new RevocationAnswer.Unusable(why);
    }
}
