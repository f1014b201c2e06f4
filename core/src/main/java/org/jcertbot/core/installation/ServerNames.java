package org.jcertbot.core.installation;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;

/** The names that a server's configuration can be searched for. */
public final class ServerNames {
    private ServerNames() {}

    /**
     * The same names.
     *
     * @throws InvalidInputException when an address is among them: installers go by names
     */
    public static List<DnsName> of(List<Identifier> identifiers) throws InvalidInputException {
        var names = new ArrayList<DnsName>();
        for (Identifier identifier : identifiers) {
            if (!(identifier instanceof DnsName name)) throw address(identifier);
            names.add(name);
        }
        return names;
    }

    private static InvalidInputException address(Identifier address) {
        return new InvalidInputException(
                "A certificate for IP addresses cannot be installed.",
                address + " is one.",
                "Use certonly, and configure the server yourself.");
    }
}
