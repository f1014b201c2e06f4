package org.jcertbot.core.issuance;

import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.ca.CertificateAuthority;

/** Who issues: an authority, and our account there. */
public record Authority(CertificateAuthority ca, CaAccount account) {}
