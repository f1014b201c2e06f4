package org.jcertbot.core.issuance;

import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.ca.CertificateAuthority;

/** An authority, and our account there, which orders. */
public record Login(CertificateAuthority ca, CaAccount account) {}
