package org.jcertbot.core.issuance;

import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.TestServers;

/** Keeps a test server from replacing a certificate that browsers trust. */
final class StagingGuard {
    private StagingGuard() {}

    /** Refuses to renew a real certificate at a staging server, unless the user wants just that. */
    static void check(Settings settings, Lineage lineage) throws CertbotException {
        if (settings.get(Options.BREAK_MY_CERTS) || !TestServers.isStaging(settings.get(Options.SERVER))) return;
        String issuer = lineage.renewalParam("server").orElse("");
        if (TestServers.isStaging(issuer)) return;
        throw new InvalidInputException(
                "You've asked to renew/replace the seemingly valid certificate " + lineage.name()
                        + " with a test certificate.",
                "Browsers do not trust certificates of " + settings.get(Options.SERVER) + ".",
                "We will not do that unless you use the --break-my-certs flag!");
    }
}
