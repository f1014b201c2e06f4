package org.jcertbot.core.verb;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.account.ActiveAccount;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.installation.InstallerRequirements;
import org.jcertbot.core.installation.ServerNames;
import org.jcertbot.core.issuance.CertificateIssuer;
import org.jcertbot.core.issuance.CertificatePlanner;
import org.jcertbot.core.issuance.Login;
import org.jcertbot.core.issuance.Plan;
import org.jcertbot.core.issuance.RequestedNames;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.selection.SelectedPlugins;
import org.jcertbot.core.settings.Settings;

/**
 * {@code run}: obtain a certificate, or a new version of one, and let the server use it. Whatever can be found out
 * beforehand is: a certificate that nobody can use counts against the authority's limits all the same.
 */
public final class RunVerb implements Verb {
    private final CertonlyVerb.Selection plugins;
    private final CertificateAuthorities authorities;
    private final AccountSelector accounts;
    private final CertificatePlanner planner;
    private final CertificateIssuer issuer;
    private final InstallationStep installation;

    public RunVerb(
            CertonlyVerb.Selection plugins,
            CertificateAuthorities authorities,
            AccountSelector accounts,
            CertificatePlanner planner,
            CertificateIssuer issuer,
            InstallationStep installation) {
        this.plugins = plugins;
        this.authorities = authorities;
        this.accounts = accounts;
        this.planner = planner;
        this.issuer = issuer;
        this.installation = installation;
    }

    @Override
    public int run(Settings given) throws CertbotException, InterruptedException {
        ServerNames.of(RequestedNames.given(given)); // an address is refused before anything is asked or made
        SelectedPlugins selected = plugins.select(given);
        Installer installer = selected.installer().orElseThrow();
        InstallerRequirements.requireStapling(given, installer);
        InstallerRequirements.refuseAutoHsts(given);
        CertificateAuthority ca = authorities.of(selected.settings());
        ActiveAccount account = accounts.activate(selected.settings(), ca);
        Plan plan = planner.plan(account.settings(), selected::serverNames);
        List<DnsName> names = ServerNames.of(plan.identifiers());
        installer.check(names);
        Lineage lineage = certificate(plan, new Login(ca, account.remote()), selected);
        installation.take(plan, lineage, certified(names, lineage), selected);
        return 0;
    }

    private Lineage certificate(Plan plan, Login login, SelectedPlugins selected)
            throws CertbotException, InterruptedException {
        if (plan instanceof Plan.Issue issue) {
            return issuer.issue(issue, login, selected).orElseThrow(); // dry runs are refused long before
        }
        return plan instanceof Plan.Deploy deploy ? issuer.deploy(deploy) : ((Plan.Keep) plan).lineage();
    }

    /** With {@code --allow-subset-of-names} the certificate may have fewer names than were wanted. */
    private static List<DnsName> certified(List<DnsName> wanted, Lineage lineage) {
        var names = new ArrayList<DnsName>(wanted);
        names.retainAll(lineage.identifiers());
        return names;
    }
}
