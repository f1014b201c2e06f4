package org.jcertbot.core.installation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.Enhancement;

/** What the user reads when the server uses what it was given. */
public final class InstallationReport {
    private final Console console;

    public InstallationReport(Console console) {
        this.console = console;
    }

    /** A certificate was installed for these names. */
    public void installed(List<DnsName> names) {
        console.say("Congratulations! You have successfully enabled HTTPS on " + urls(names));
    }

    /** The certificate was in use before; now it is the new one. */
    public void renewed() {
        console.say("Your existing certificate has been successfully renewed, and the new certificate has been"
                + " installed.");
    }

    /** Nothing but the configuration has changed. */
    public void enhanced(Set<Enhancement> made, List<DnsName> names) {
        console.say("Enabled on " + urls(names) + ": "
                + made.stream().map(Enhancement::title).collect(Collectors.joining(", ")));
    }

    /** {@code a}, {@code a and b}, or {@code a, b, and c}. */
    private static String urls(List<DnsName> names) {
        List<String> urls = names.stream().map(name -> "https://" + name.text()).toList();
        int last = urls.size() - 1;
        return switch (urls.size()) {
            case 1 -> urls.get(0);
            case 2 -> urls.get(0) + " and " + urls.get(1);
            default -> String.join(", ", urls.subList(0, last)) + ", and " + urls.get(last);
        };
    }
}
