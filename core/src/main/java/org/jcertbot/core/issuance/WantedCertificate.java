package org.jcertbot.core.issuance;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.proof.Prover;
import org.jcertbot.core.selection.SelectedPlugins;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * What a verb wants of an authority: the few things in which verbs differ. All else follows from the settings, in
 * {@link #request}.
 *
 * @param identifiers DNS names, then addresses
 * @param renewed the lineage that gets a new version; empty when the certificate is the first of its kind
 */
record WantedCertificate(
        List<Identifier> identifiers,
        KeySource keySource,
        Optional<Lineage> renewed,
        Settings settings,
        Delivery delivery) {
    WantedCertificate {
        identifiers = List.copyOf(identifiers);
    }

    /** The request that asks this authority for it, with control proven by these plugins. */
    IssuanceRequest request(Login login, SelectedPlugins plugins) throws CertbotException, InterruptedException {
        boolean namesAreFixed = keySource instanceof KeySource.External; // the user has signed for all of them
        return new IssuanceRequest(
                login.account(),
                Prover.of(plugins, settings),
                new CertificateContent(identifiers, keySource, settings.get(Options.MUST_STAPLE)),
                OrderTerms.of(login.ca(), settings, renewed),
                settings.find(Options.PREFERRED_CHAIN),
                settings.get(Options.ALLOW_SUBSET_OF_NAMES) && !namesAreFixed,
                settings.get(Options.DRY_RUN),
                delivery);
    }

    /** What the user is told when the attempt begins. */
    String announcement() {
        String dryRun = renewed.isPresent()
                ? "Simulating renewal of an existing certificate for "
                : "Simulating a certificate request for ";
        String inEarnest =
                renewed.isPresent() ? "Renewing an existing certificate for " : "Requesting a certificate for ";
        return (settings.get(Options.DRY_RUN) ? dryRun : inEarnest) + NameLists.summary(identifiers);
    }
}
