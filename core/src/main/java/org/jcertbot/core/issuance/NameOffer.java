package org.jcertbot.core.issuance;

import java.util.List;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;

/** Names that a user may want a certificate for, such as those in a server's configuration; asked for when needed. */
@FunctionalInterface
public interface NameOffer {
    List<DnsName> names() throws CertbotException, InterruptedException;
}
