package org.jcertbot.core.issuance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CancelledException;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** The names that a certificate is wanted for. */
public final class RequestedNames {
    private static final String SEPARATORS = ", \t";
    private static final Question WHAT = Question.of(
                    "Which names should the certificate cover? (separate them by commas or spaces)")
            .answeredBy(Options.DOMAINS.longFlag())
            .forcedInteractive();
    private static final Question WHICH = Question.of("Which names would you like to activate HTTPS for?\n"
                    + "We recommend selecting either all domains, or all domains in a VirtualHost/server block.")
            .answeredBy(Options.DOMAINS.longFlag())
            .forcedInteractive();

    private final Console console;

    public RequestedNames(Console console) {
        this.console = console;
    }

    /** The names given by options: DNS names, then addresses, as an order lists them. */
    public static List<Identifier> given(Settings settings) {
        var names = new ArrayList<Identifier>(settings.get(Options.DOMAINS));
        names.addAll(settings.get(Options.IP_ADDRESSES));
        return names;
    }

    /**
     * The names given by options, else what the user chooses or enters; never empty.
     *
     * @param offer what the user can choose from; when that is nothing, names are typed
     */
    public List<Identifier> ask(Settings settings, NameOffer offer) throws CertbotException, InterruptedException {
        List<Identifier> given = given(settings);
        if (!given.isEmpty()) return given;
        List<DnsName> offered = offer.names();
        try {
            return offered.isEmpty() ? entered() : chosen(offered);
        } catch (CancelledException e) {
            throw new InvalidInputException(
                    "No names were chosen.",
                    "",
                    "Please specify --domains, or --installer that will help in domain names autodiscovery, or"
                            + " --cert-name for an existing certificate name.");
        }
    }

    private List<Identifier> chosen(List<DnsName> offered) throws CertbotException {
        return List.copyOf(console.chooseAny(WHICH, offered, DnsName::text, Optional.empty()));
    }

    private List<Identifier> entered() throws CertbotException {
        return parse(console.input(WHAT, Optional.empty(), RequestedNames::parse));
    }

    private static List<Identifier> parse(String answer) throws InvalidInputException {
        var names = new LinkedHashSet<Identifier>();
        for (var words = new StringTokenizer(answer, SEPARATORS); words.hasMoreTokens(); ) {
            names.add(Identifier.parse(words.nextToken()));
        }
        if (names.isEmpty()) {
            throw new InvalidInputException("Enter at least one name, or c to cancel.", "", "");
        }
        var ordered = new ArrayList<Identifier>();
        names.stream().filter(DnsName.class::isInstance).forEach(ordered::add);
        names.stream().filter(IpAddress.class::isInstance).forEach(ordered::add);
        return ordered;
    }
}
