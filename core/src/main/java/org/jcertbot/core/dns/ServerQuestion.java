package org.jcertbot.core.dns;

import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.nameserver.AuthoritativeServers;
import org.jcertbot.core.nameserver.NameServer;
import org.jcertbot.core.nameserver.TxtAnswer;
import org.jcertbot.core.time.Poll;

/** A name server is asked until it has all values of a name. Asked by one thread at a time. */
final class ServerQuestion {
    /** Behind one address there may be several machines, of which one is ahead of the others. */
    static final int SIGHTINGS_IN_A_ROW = 2;

    /** The authority may be unlucky with such a server too, but it would make every run wait for the limit. */
    private static final int FAILURES_IN_A_ROW = 3;

    /** How a server ended. */
    enum End {
        SERVES_IT,
        LACKS_IT,
        UNUSABLE
    }

    /** @param detail why the server is unusable */
    record Finding(DnsName zone, NameServer server, DnsName name, End end, String detail) {
        @Override
        public String toString() {
            return switch (end) {
                case SERVES_IT -> server + " has the records of " + name;
                case LACKS_IT -> server + " does not have all records of " + name + " yet";
                case UNUSABLE -> server + " " + detail;
            };
        }
    }

    private final AuthoritativeServers servers;
    private final DnsName zone;
    private final NameServer server;
    private final DnsName name;
    private final Set<String> values;
    private int sightings;
    private int failures;

    ServerQuestion(AuthoritativeServers servers, DnsName zone, NameServer server, DnsName name, Set<String> values) {
        this.servers = servers;
        this.zone = zone;
        this.server = server;
        this.name = name;
        this.values = Set.copyOf(values);
    }

    Poll<Finding> ask() throws InterruptedException {
        TxtAnswer answer = servers.txt(server, name);
        if (answer instanceof TxtAnswer.Unusable unusable) {
            sightings = 0;
            return ++failures < FAILURES_IN_A_ROW ? notYet() : Poll.done(finding(End.UNUSABLE, unusable.why()));
        }
        failures = 0;
        // All of them in one answer: that of a wildcard and that of its base name share a name.
        boolean seen =
                answer instanceof TxtAnswer.Values found && found.values().containsAll(values);
        sightings = seen ? sightings + 1 : 0;
        return sightings < SIGHTINGS_IN_A_ROW ? notYet() : Poll.done(finding(End.SERVES_IT, ""));
    }

    /** What is to be said when there is no time left. */
    Finding late() {
        return finding(End.LACKS_IT, "");
    }

    private Finding finding(End end, String detail) {
        return new Finding(zone, server, name, end, detail);
    }

    private static Poll<Finding> notYet() {
        return new Poll.NotYet<>(Optional.empty());
    }
}
