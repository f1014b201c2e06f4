package org.jcertbot.core.webserver;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.identifier.DnsName;

/**
 * The servers of a configuration (virtual hosts), as somebody chooses among them.
 *
 * @param <S> one server; two that are equal are the same
 */
public interface ServerList<S> {
    /** All of them, in the order of the configuration. */
    List<S> all();

    /** The file that a server is defined in. */
    Path file(S server);

    /** Those to choose from: a certificate for these names is good for one of their names at least. */
    List<S> usableBy(List<DnsName> names);

    /** Those that a certificate for these names goes into without a question: it is good for all of their names. */
    List<S> coveredBy(List<DnsName> names);

    /** One line that tells a server from the others: where it is, its names and addresses, and whether it has HTTPS. */
    String summary(S server);
}
