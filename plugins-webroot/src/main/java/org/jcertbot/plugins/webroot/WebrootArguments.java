package org.jcertbot.plugins.webroot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.settings.Argument;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;

/**
 * The rule of order: a {@code -w} counts for the names that follow it, up to the next one. Names behind the last one
 * stay open here and get it when they are validated, as do names that are not known yet.
 */
final class WebrootArguments {
    private final Settings settings;
    private final Set<Identifier> seen = new LinkedHashSet<>();
    private final Map<Identifier, Path> byOrder = new LinkedHashMap<>();
    private final Map<Identifier, Path> byMap = new LinkedHashMap<>();
    private Optional<Path> webroot = Optional.empty();
    private boolean namesCameFirst;
    private Source source = Source.DEFAULT;

    WebrootArguments(Settings settings) {
        this.settings = settings;
    }

    /** The settings with the map, and with the names that only the map gave. */
    Settings interpret(List<Argument> arguments) throws CertbotException {
        for (Argument argument : arguments) {
            if (argument.option() == WebrootProvider.PATH) {
                next(WebrootProvider.PATH.type().parse(argument.text()).get(0));
                source = argument.source();
            } else if (argument.option() == WebrootProvider.MAP) {
                byMap.putAll(WebrootProvider.MAP.type().parse(argument.text()));
                seen.addAll(byMap.keySet());
                source = argument.source();
            } else if (argument.option() == Options.DOMAINS) {
                seen.addAll(Options.DOMAINS.type().parse(argument.text()));
            } else if (argument.option() == Options.IP_ADDRESSES) {
                seen.addAll(Options.IP_ADDRESSES.type().parse(argument.text()));
            }
        }
        return result();
    }

    private void next(Path following) throws InvalidInputException {
        if (webroot.isPresent()) {
            if (namesCameFirst) {
                throw new InvalidInputException(
                        "If you specify multiple webroot paths, one of them must precede all domain flags.",
                        "Each counts for the names behind it, so the first names have none.",
                        "Put the -w of the first names before their -d.");
            }
            for (Identifier identifier : seen) byOrder.putIfAbsent(identifier, webroot.get());
        } else {
            namesCameFirst = seen.stream().anyMatch(identifier -> !byMap.containsKey(identifier));
        }
        webroot = Optional.of(following);
    }

    private Settings result() {
        var all = new LinkedHashMap<>(byOrder);
        all.putAll(byMap);
        all.keySet().removeIf(identifier -> !isWanted(identifier));
        if (all.isEmpty()) return settings;
        return withNames(settings.with(WebrootProvider.MAP, all, source));
    }

    /** Names take the order in which they were given, whichever option gave them. */
    private Settings withNames(Settings mapped) {
        if (byMap.isEmpty()) return mapped;
        var names = new ArrayList<DnsName>();
        var addresses = new ArrayList<IpAddress>();
        for (Identifier identifier : seen) {
            if (!isWanted(identifier)) continue;
            if (identifier instanceof DnsName name) names.add(name);
            if (identifier instanceof IpAddress address) addresses.add(address);
        }
        Settings named = mapped;
        if (!names.isEmpty()) named = named.with(Options.DOMAINS, names, source);
        if (!addresses.isEmpty()) named = named.with(Options.IP_ADDRESSES, addresses, source);
        return named;
    }

    /** Names of a configuration file may have been put aside before we were asked. */
    private boolean isWanted(Identifier identifier) {
        return byMap.containsKey(identifier)
                || settings.get(Options.DOMAINS).contains(identifier)
                || settings.get(Options.IP_ADDRESSES).contains(identifier);
    }
}
