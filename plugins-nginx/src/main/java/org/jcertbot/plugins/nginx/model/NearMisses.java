package org.jcertbot.plugins.nginx.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.text.EditDistance;

/** Looks for names that come close to one that no server has, so that an error text can name the likely slip. */
public final class NearMisses {
    private record Found(NearMiss miss, int distance) {}

    /** In a short name two differences make another name. */
    private static final int SHORT = 10;

    private static final String WWW = "www.";

    private final String wanted;
    private final int tolerance;

    private NearMisses(DnsName wanted) {
        this.wanted = wanted.text();
        this.tolerance = this.wanted.length() < SHORT ? 1 : 2;
    }

    /** The closest first; of equally close ones in the order of the configuration. */
    public static List<NearMiss> of(Configuration configuration, DnsName wanted) {
        var misses = new NearMisses(wanted);
        var found = new ArrayList<Found>();
        for (Server server : configuration.servers()) {
            for (ServerName name : server.names()) misses.compare(server, name).ifPresent(found::add);
        }
        found.sort(Comparator.comparingInt(Found::distance));
        return found.stream().map(Found::miss).toList();
    }

    private Optional<Found> compare(Server server, ServerName name) {
        if (name.kind() != ServerName.Kind.EXACT) return Optional.empty();
        String text = name.text();
        if (text.indexOf(',') >= 0)
            return hasPart(text) ? found(server, name, NearMiss.Reason.COMMA, 0) : Optional.empty();
        if (text.equals(WWW + wanted) || wanted.equals(WWW + text)) return found(server, name, NearMiss.Reason.WWW, 0);
        if (Math.abs(text.length() - wanted.length()) > tolerance) return Optional.empty();
        int distance = EditDistance.between(text, wanted);
        boolean close = 0 < distance && distance <= tolerance;
        return close ? found(server, name, NearMiss.Reason.TYPO, distance) : Optional.empty();
    }

    private boolean hasPart(String commaSeparated) {
        return List.of(commaSeparated.split(",", -1)).contains(wanted);
    }

    private static Optional<Found> found(Server server, ServerName name, NearMiss.Reason reason, int distance) {
        return Optional.of(new Found(new NearMiss(server, name.written(), reason), distance));
    }
}
