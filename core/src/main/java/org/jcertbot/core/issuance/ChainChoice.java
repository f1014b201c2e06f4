package org.jcertbot.core.issuance;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jcertbot.core.ca.IssuedChain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which of the chains on offer is stored: the one whose last certificate was issued by the preferred issuer. */
final class ChainChoice {
    private static final Logger LOG = LoggerFactory.getLogger(ChainChoice.class);

    private ChainChoice() {}

    /**
     * Takes the first chain that matches, else the default one.
     *
     * @param chains the default chain first
     * @param issuerCommonName {@code --preferred-chain}; compared exactly
     * @param quiet true: no warning when none matches
     */
    static IssuedChain choose(List<IssuedChain> chains, Optional<String> issuerCommonName, boolean quiet) {
        IssuedChain byDefault = chains.get(0);
        if (issuerCommonName.isEmpty()) return byDefault;
        for (IssuedChain chain : chains) {
            if (issuerOfLast(chain).equals(issuerCommonName)) return chain;
        }
        if (chains.size() > 1 && !quiet) {
            LOG.warn(
                    "The certificate authority offers no certificate chain from issuer '{}'. Using the default chain from issuer '{}'.",
                    issuerCommonName.get(),
                    issuerOfLast(byDefault).orElse("unknown"));
        }
        return byDefault;
    }

    private static Optional<String> issuerOfLast(IssuedChain chain) {
        List<X509Certificate> certificates = chain.certificates();
        String name = certificates
                .get(certificates.size() - 1)
                .getIssuerX500Principal()
                .getName();
        try {
            return new LdapName(name)
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
