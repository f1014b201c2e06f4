package org.jcertbot.plugins.nginx.enhancement;

import java.util.List;
import java.util.stream.Collectors;
import org.jcertbot.plugins.nginx.model.Address;

/**
 * The ports at which requests over plain HTTP arrive.
 *
 * @param all the one that browsers use first
 */
public record PlainPorts(List<Integer> all) {
    private static final int HTTP = 80;

    public PlainPorts {
        all = List.copyOf(all);
    }

    /**
     * Port 80, and that of http-01 when it is another: the authority asks at port 80 all the same, so that something
     * translates that port into this one, for browsers too.
     */
    public static PlainPorts with(int http01Port) {
        return new PlainPorts(http01Port == HTTP ? List.of(HTTP) : List.of(HTTP, http01Port));
    }

    boolean isAt(Address address) {
        return all.stream().anyMatch(address::covers);
    }

    /** As it follows "port". */
    @Override
    public String toString() {
        return all.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }
}
