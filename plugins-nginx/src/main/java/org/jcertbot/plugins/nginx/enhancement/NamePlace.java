package org.jcertbot.plugins.nginx.enhancement;

import java.util.LinkedHashSet;
import java.util.List;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerChoice;

/**
 * Where a name of a certificate is served.
 *
 * @param name perhaps a wildcard, whose servers somebody has chosen
 * @param tls the servers that use the certificate for it
 * @param plain those that answer for it on a port of plain HTTP; they may be the same
 */
public record NamePlace(DnsName name, List<Server> tls, List<Server> plain) {
    public NamePlace {
        tls = List.copyOf(tls);
        plain = List.copyOf(plain);
    }

    /** Where nginx serves a name that is no wildcard. */
    public static NamePlace of(DnsName name, ServerChoice choice, PlainPorts ports) {
        var plain = new LinkedHashSet<Server>();
        for (int port : ports.all()) choice.forPlainHttp(name, port).ifPresent(plain::add);
        return new NamePlace(
                name,
                choice.forCertificate(name).filter(choice.configuration()::isTls).stream()
                        .toList(),
                List.copyOf(plain));
    }
}
