package org.jcertbot.plugins.nginx.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.edit.Edits;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.FileNames;

/**
 * Puts a certificate and its key into a server: in the place of those that it has, else as new directives. A server may
 * have a pair for each type of key; for two pairs with one type nginx uses the last.
 */
final class CertificateDirectives {
    private record Pair(Located certificate, Optional<Located> key) {
        String value() {
            return certificate.value().orElse("");
        }
    }

    private static final String CERTIFICATE = "ssl_certificate";
    private static final String KEY = "ssl_certificate_key";

    private final SharedDirectives users;
    private final Path fullChain;
    private final String fullChainName;
    private final String keyName;
    private final Function<Path, Optional<String>> keyType;

    CertificateDirectives(SharedDirectives users, TlsRequest request) throws PluginException {
        this.users = users;
        this.fullChain = request.fullChain();
        this.fullChainName = FileNames.of(fullChain);
        this.keyName = FileNames.of(request.certificate().key());
        this.keyType = request.keyType();
    }

    /** Changes what is there; returns what has to be added. */
    List<NewDirective> add(Edits edits, Server server) throws PluginException {
        Optional<Pair> replaced = replaced(server);
        if (replaced.isEmpty()) return both();
        Pair pair = replaced.get();
        if (isCurrent(pair)) return List.of();
        refuseVariables(pair);
        if (!mayChange(server, pair.certificate)
                || !pair.key.map(one -> mayChange(server, one)).orElse(true)) {
            refuseUnlessOursWins(server, pair);
            return both();
        }
        edits.replaceArguments(pair.certificate, List.of(fullChainName));
        if (pair.key.isEmpty()) return List.of(NewDirective.of(KEY, keyName));
        edits.replaceArguments(pair.key.get(), List.of(keyName));
        return List.of();
    }

    private List<NewDirective> both() {
        return List.of(NewDirective.of(CERTIFICATE, fullChainName), NewDirective.of(KEY, keyName));
    }

    private boolean isCurrent(Pair pair) {
        return pair.value().equals(fullChainName)
                && pair.key.flatMap(Located::value).equals(Optional.of(keyName));
    }

    /** The only pair, else the one that is ours already, else the last with our type of key, else the first. */
    private Optional<Pair> replaced(Server server) {
        List<Pair> pairs = pairs(server);
        if (pairs.size() < 2) return pairs.stream().findFirst();
        Optional<Pair> ours = pairs.stream()
                .filter(pair -> pair.value().equals(fullChainName))
                .reduce((a, b) -> b);
        return ours.or(() -> pairs.stream().filter(this::hasOurType).reduce((a, b) -> b))
                .or(() -> Optional.of(pairs.get(0)));
    }

    private static List<Pair> pairs(Server server) {
        List<Located> certificates = server.all(CERTIFICATE).toList();
        List<Located> keys = server.all(KEY).toList();
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < certificates.size(); i++) {
            pairs.add(new Pair(certificates.get(i), i < keys.size() ? Optional.of(keys.get(i)) : Optional.empty()));
        }
        return pairs;
    }

    private boolean hasOurType(Pair pair) {
        Optional<String> type = keyType.apply(fullChain);
        return type.isPresent() && type.equals(keyType.apply(users.path(pair.value())));
    }

    private boolean mayChange(Server server, Located directive) {
        return server.owns(directive) || users.areOnlyTargets(directive);
    }

    private static void refuseVariables(Pair pair) throws PluginException {
        if (!pair.value().contains("$")) return;
        throw new PluginException(
                "The certificate of \"" + pair.certificate.directive() + "\" in " + pair.certificate.place()
                        + " was not replaced.",
                "Its path has a variable, so that it stands for the certificates of many names.",
                "Put the certificate where nginx looks for it, or give the name a server of its own.");
    }

    /** A pair that comes later replaces one of the same type; with another type nginx would go on using the old one too. */
    private void refuseUnlessOursWins(Server server, Pair pair) throws PluginException {
        Optional<String> ours = keyType.apply(fullChain);
        Optional<String> theirs = keyType.apply(users.path(pair.value()));
        // before the certificate is ordered its type is not known: that is no reason to refuse it
        if (ours.isEmpty() || theirs.isEmpty() || ours.equals(theirs)) return;
        throw new PluginException(
                "The certificate of the " + server + " was not replaced.",
                "It is set in " + pair.certificate.place()
                        + ", which other servers include as well, and it has another type of key than the new one.",
                "Install for the names of all these servers at once, move the directives into the servers, or ask for"
                        + " a certificate with the same type of key (--key-type).");
    }
}
