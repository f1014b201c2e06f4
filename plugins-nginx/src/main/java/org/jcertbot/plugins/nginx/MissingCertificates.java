package org.jcertbot.plugins.nginx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerName;

/**
 * Certificates of ours that a configuration names and that are gone, so that nginx does not load it. nginx itself says
 * neither where they are named nor how to get out of that.
 *
 * @param live the directory of the certificates that we keep
 */
record MissingCertificates(Configuration configuration, Path live) {
    private static final List<String> DIRECTIVES =
            List.of("ssl_certificate", "ssl_certificate_key", "ssl_trusted_certificate");

    /** What to tell instead; the refusal itself when it has another reason. */
    PluginException explain(PluginException refusal) {
        if (!refusal.why().contains(live.toString())) return refusal;
        var places = new ArrayList<String>();
        var certificates = new LinkedHashSet<String>();
        var names = new LinkedHashSet<String>();
        for (String name : DIRECTIVES) {
            for (Located directive : configuration.inHttp(name)) add(directive, places, certificates);
        }
        for (Server server : configuration.servers()) {
            boolean found = false;
            for (Located directive : server.directives()) found |= add(directive, places, certificates);
            if (found) names.addAll(exact(server));
        }
        if (places.isEmpty()) return refusal;
        return new PluginException(
                refusal.what(),
                refusal.why() + "\nA certificate that is not there any more is named by "
                        + String.join(", by ", new LinkedHashSet<>(places)) + ".",
                nextStep(certificates, names),
                refusal);
    }

    private boolean add(Located directive, List<String> places, Set<String> certificates) {
        Optional<Path> gone = gone(directive);
        if (gone.isEmpty()) return false;
        places.add("\"" + directive.directive() + "\" in " + directive.place());
        certificates.add(live.relativize(gone.get()).getName(0).toString());
        return true;
    }

    /** The file that is not there, if the directive names such a one. */
    private Optional<Path> gone(Located directive) {
        if (!DIRECTIVES.contains(directive.directive().name())) return Optional.empty();
        return directive
                .value()
                .filter(value -> !value.contains("$"))
                .map(value -> configuration.mainFile().resolveSibling(value).normalize())
                .filter(path -> path.startsWith(live) && !path.equals(live) && !Files.exists(path));
    }

    private static List<String> exact(Server server) {
        return server.names().stream()
                .filter(name ->
                        name.kind() == ServerName.Kind.EXACT && name.text().contains("."))
                .map(ServerName::text)
                .toList();
    }

    private static String nextStep(Set<String> certificates, Set<String> names) {
        String remove =
                "Take these lines out, with \"ssl\" in the \"listen\" directives of their servers, and run the same"
                        + " command again.";
        if (certificates.size() != 1 || names.isEmpty()) return remove;
        return remove + " Or stop nginx and get the certificate first: certbot certonly --standalone --cert-name "
                + certificates.iterator().next() + " -d " + String.join(" -d ", names);
    }
}
