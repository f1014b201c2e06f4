package org.jcertbot.core.verb;

import java.util.Optional;
import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.account.ActiveAccount;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.issuance.CertificateIssuer;
import org.jcertbot.core.issuance.CertificatePlanner;
import org.jcertbot.core.issuance.CsrIssuer;
import org.jcertbot.core.issuance.IssuanceReport;
import org.jcertbot.core.issuance.Login;
import org.jcertbot.core.issuance.Plan;
import org.jcertbot.core.key.CertificateRequest;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.selection.SelectedPlugins;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** {@code certonly}: obtain a certificate, or a new version of one, and store it. */
public final class CertonlyVerb implements Verb {
    /** Chooses and prepares the plugins that a verb needs. */
    @FunctionalInterface
    public interface Selection {
        SelectedPlugins select(Settings settings) throws CertbotException, InterruptedException;
    }

    private final Selection plugins;
    private final CertificateAuthorities authorities;
    private final AccountSelector accounts;
    private final CertificatePlanner planner;
    private final CertificateIssuer issuer;
    private final CsrIssuer csrIssuer;
    private final IssuanceReport report;

    public CertonlyVerb(
            Selection plugins,
            CertificateAuthorities authorities,
            AccountSelector accounts,
            CertificatePlanner planner,
            CertificateIssuer issuer,
            CsrIssuer csrIssuer,
            IssuanceReport report) {
        this.plugins = plugins;
        this.authorities = authorities;
        this.accounts = accounts;
        this.planner = planner;
        this.issuer = issuer;
        this.csrIssuer = csrIssuer;
        this.report = report;
    }

    @Override
    public int run(Settings given) throws CertbotException, InterruptedException {
        Optional<CertificateRequest> csr =
                given.find(Options.CSR).isPresent() ? Optional.of(csrIssuer.read(given)) : Optional.empty();
        SelectedPlugins selected = plugins.select(given);
        CertificateAuthority ca = authorities.of(selected.settings());
        ActiveAccount account = accounts.activate(selected.settings(), ca);
        var login = new Login(ca, account.remote());
        if (csr.isPresent()) {
            csrIssuer.issue(csr.get(), account.settings(), login, selected);
            if (account.settings().get(Options.DRY_RUN)) report.dryRunSucceeded();
        } else {
            carryOut(planner.plan(account.settings(), selected::serverNames), login, selected);
        }
        return 0;
    }

    private void carryOut(Plan plan, Login login, SelectedPlugins selected)
            throws CertbotException, InterruptedException {
        if (plan instanceof Plan.Issue issue) {
            issued(issuer.issue(issue, login, selected), selected, plan.settings());
        } else if (plan instanceof Plan.Deploy deploy) {
            issuer.deploy(deploy);
            report.deployed(deploy.lineage());
        } else {
            report.kept();
        }
    }

    /** @param saved empty after a dry run */
    private void issued(Optional<Lineage> saved, SelectedPlugins selected, Settings settings)
            throws CertbotException, InterruptedException {
        if (saved.isEmpty()) {
            report.dryRunSucceeded();
            return;
        }
        try {
            if (selected.installer().isPresent()) selected.installer().get().reread();
        } finally {
            report.saved(saved.get(), selected, settings); // it is saved, whatever the server makes of it
        }
    }
}
