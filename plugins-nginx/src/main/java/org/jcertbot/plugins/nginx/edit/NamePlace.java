package org.jcertbot.plugins.nginx.edit;

import java.util.List;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerChoice;

/**
 * Where a name of a certificate is served.
 *
 * @param name perhaps a wildcard, whose servers somebody has chosen
 * @param tls the servers that use the certificate for it
 * @param plain those that answer for it on the port of plain HTTP; they may be the same
 */
public record NamePlace(DnsName name, List<Server> tls, List<Server> plain) {
    /** The port that browsers use for plain HTTP; which port validation uses does not matter for a redirect. */
    static final int HTTP = 80;

    public NamePlace {
        tls = List.copyOf(tls);
        plain = List.copyOf(plain);
    }

    /** Where nginx serves a name that is no wildcard. */
    public static NamePlace of(DnsName name, Configuration configuration) {
        var choice = new ServerChoice(configuration);
        return new NamePlace(
                name,
                choice.forCertificate(name).filter(configuration::isTls).stream()
                        .toList(),
                choice.forPlainHttp(name, HTTP).stream().toList());
    }
}
