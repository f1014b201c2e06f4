package org.jcertbot.core.renewal;

import java.util.Optional;
import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.issuance.CertificateIssuer;
import org.jcertbot.core.issuance.Login;
import org.jcertbot.core.issuance.Plan;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.RenewalFiles;
import org.jcertbot.core.selection.PluginSelection;
import org.jcertbot.core.selection.SelectedPlugins;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.settings.TestServers;

/** Changes how a lineage is renewed, after a rehearsal has shown that it works. */
public final class Reconfiguration {
    private final RenewalFiles renewalFiles;
    private final StoredSettings storedSettings;
    private final PluginSelection plugins;
    private final CertificateAuthorities authorities;
    private final AccountSelector accounts;
    private final CertificateIssuer issuer;

    public Reconfiguration(
            RenewalFiles renewalFiles,
            StoredSettings storedSettings,
            PluginSelection plugins,
            CertificateAuthorities authorities,
            AccountSelector accounts,
            CertificateIssuer issuer) {
        this.renewalFiles = renewalFiles;
        this.storedSettings = storedSettings;
        this.plugins = plugins;
        this.authorities = authorities;
        this.accounts = accounts;
        this.issuer = issuer;
    }

    /**
     * Rehearses a renewal with the given settings, and stores them when it succeeds; with {@code --dry-run} they are
     * only rehearsed.
     *
     * @param given what this invocation says
     * @return false when nothing is different from before
     */
    public boolean change(Lineage lineage, Settings given) throws CertbotException, InterruptedException {
        // A test server is for the rehearsal; what is stored has the lineage's own.
        Settings lasting = given.without(Options.DRY_RUN).without(Options.STAGING);
        Settings wanted = storedSettings.restored(lasting, lineage);
        refuseOtherAuthority(lineage, wanted, given.get(Options.STAGING));
        wanted = withStoredAccount(lineage, wanted);
        SelectedPlugins selected = plugins.forCertificate(wanted);
        rehearse(lineage, selected);
        if (given.get(Options.DRY_RUN)) return false;
        return renewalFiles.changeParams(
                lineage, selected.authenticator().learned(selected.settings(), lineage.identifiers()));
    }

    private void rehearse(Lineage lineage, SelectedPlugins selected) throws CertbotException, InterruptedException {
        Settings trial = TestServers.apply(
                selected.settings()
                        .with(Options.DRY_RUN, true, Source.RUN)
                        .with(Options.NON_INTERACTIVE, true, Source.RUN),
                true);
        CertificateAuthority ca = authorities.of(trial);
        var account = accounts.activate(trial, ca);
        var rehearsal = new SelectedPlugins(
                selected.provider(), selected.authenticator(), Optional.empty(), account.settings());
        issuer.issue(
                new Plan.Renew(lineage, lineage.identifiers(), account.settings()),
                new Login(ca, account.remote()),
                rehearsal);
    }

    /** An account is part of the authority's view of a lineage: changing it takes a new certificate. */
    private static void refuseOtherAuthority(Lineage lineage, Settings wanted, boolean staging)
            throws InvalidInputException {
        String server = wanted.get(Options.SERVER);
        boolean otherServer = !lineage.renewalParam("server").equals(Optional.of(server))
                || (staging && !TestServers.isStaging(server));
        boolean otherAccount = wanted.find(Options.ACCOUNT).isPresent()
                && !wanted.find(Options.ACCOUNT).equals(lineage.renewalParam("account"));
        if (!otherServer && !otherAccount) return;
        throw new InvalidInputException(
                "Using reconfigure to change the ACME account or server is not supported.",
                "",
                "If you would like to do so, use renew with the --force-renewal flag instead of reconfigure.");
    }

    /** With {@code --server} on the command line the account is not restored, although the server is the same. */
    private static Settings withStoredAccount(Lineage lineage, Settings wanted) {
        Optional<String> account = lineage.renewalParam("account");
        return account.isPresent() ? wanted.with(Options.ACCOUNT, account.get(), Source.RENEWAL_FILE) : wanted;
    }
}
