package org.jcertbot.core.issuance;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.ca.DirectoryMetadata;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * What an order says beside the names, as far as the authority supports it.
 *
 * @param profile a certificate profile (draft-ietf-acme-profiles)
 * @param replaces the certificate that is taken over from (RFC 9773 section 5)
 */
record OrderTerms(Optional<String> profile, Optional<X509Certificate> replaces) {
    static OrderTerms of(CertificateAuthority ca, Settings settings, Optional<Lineage> replaced)
            throws CertbotException, InterruptedException {
        DirectoryMetadata metadata = ca.metadata();
        Optional<String> required = settings.find(Options.REQUIRED_PROFILE);
        Optional<String> preferred = settings.find(Options.PREFERRED_PROFILE).filter(metadata.profiles()::containsKey);
        return new OrderTerms(
                required.isPresent() ? required : preferred,
                replaced.filter(lineage -> mayName(lineage, metadata, settings)).map(Lineage::certificate));
    }

    /** A dry run replaces nothing, and another authority does not know the certificate. */
    private static boolean mayName(Lineage lineage, DirectoryMetadata metadata, Settings settings) {
        return metadata.renewalInformation()
                && !settings.get(Options.DRY_RUN)
                && lineage.renewalParam("server").equals(Optional.of(settings.get(Options.SERVER)));
    }
}
