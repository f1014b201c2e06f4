package org.jcertbot.plugins.nginx.edit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;

/** Writes redirects of names to HTTPS, and finds those that are there, whoever wrote them. */
final class HttpsRedirects {
    /** The target has no port, as in Certbot: one that is not 443 here may well be 443 outside of a NAT. */
    private static final String TARGET = "https://$host$request_uri";

    private final Configuration configuration;

    HttpsRedirects(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Redirects requests for one name, and leaves others alone. */
    static NewDirective redirect(DnsName name) {
        return NewDirective.block(
                "if " + HostTest.of(name), List.of(NewDirective.of("return", List.of("301", TARGET))));
    }

    /** True when every request goes to HTTPS, or every one that no other location is for. */
    static boolean redirectsAll(Server server) {
        return HttpsRedirect.in(server).stream()
                .anyMatch(redirect -> redirect.onlyFor().isEmpty());
    }

    /** True when there is an {@code if} that redirects requests for the name. */
    boolean redirects(Server server, DnsName name) throws PluginException {
        var only = Optional.of(name.text());
        if (HttpsRedirect.in(server).stream()
                .anyMatch(redirect -> redirect.onlyFor().equals(only))) return true;
        for (Located test : server.all("if").toList()) {
            if (HostTest.of(test.directive()).isTrueFor(name) && returnsHttps(test)) return true;
        }
        return false;
    }

    /** True for what we, or Certbot, have written: over TLS it would redirect to itself. */
    boolean isManagedRedirect(Located directive) throws PluginException {
        return directive.is("if") && Marker.isOn(directive) && returnsHttps(directive);
    }

    private boolean returnsHttps(Located block) throws PluginException {
        for (Located directive : configuration.in(block)) {
            List<String> arguments = directive.directive().arguments();
            if (directive.is("return") && !arguments.isEmpty() && isHttps(arguments.get(arguments.size() - 1))) {
                return arguments.size() == 1 || arguments.get(0).startsWith("30");
            }
        }
        return false;
    }

    private static boolean isHttps(String target) {
        return target.toLowerCase(Locale.ROOT).startsWith("https://");
    }
}
