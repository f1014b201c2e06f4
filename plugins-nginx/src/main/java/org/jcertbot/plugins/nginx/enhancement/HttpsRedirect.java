package org.jcertbot.plugins.nginx.enhancement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.edit.Marker;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerName;
import org.jcertbot.plugins.nginx.syntax.Directive;

/**
 * A directive of a server that sends every request on to an {@code https:} address: a {@code return} or a
 * {@code rewrite} of everything, on the level of the server or in {@code location /}, or for one host in an {@code if}.
 *
 * @param onlyFor what the surrounding {@code if} asks for; empty for all hosts
 * @param host of the address: a name, or a variable such as {@code $host}
 * @param port of the address
 */
public record HttpsRedirect(Located directive, Optional<HostTest> onlyFor, String host, int port) {
    private static final int HTTPS = 443;
    /** What we write has no port, as in Certbot: one that is not 443 here may well be 443 outside of a NAT. */
    private static final String WRITTEN_TARGET = "https://$host$request_uri";

    private static final Pattern TARGET =
            Pattern.compile("(?i)https://(\\$\\{?\\w+}?|[^/:?$]+)(?::(\\d{1,5}))?(?:[/?$].*)?", Pattern.DOTALL);
    private static final Pattern REDIRECT_STATUS = Pattern.compile("30[12378]");
    private static final List<String> ANY_PATHS = List.of("/", "/some/page.html");

    /** A new one, for one name: other requests stay. */
    static NewDirective write(DnsName name) {
        return NewDirective.block(
                "if " + HostTest.of(name), List.of(NewDirective.of("return", List.of("301", WRITTEN_TARGET))));
    }

    /** All that a server has, in its order. */
    public static List<HttpsRedirect> in(Server server, Configuration configuration) throws PluginException {
        var found = new ArrayList<HttpsRedirect>();
        for (Located directive : server.directives()) found.addAll(of(directive, configuration));
        return found;
    }

    /** True for what we, or Certbot, have written: over TLS it would redirect to itself. */
    static boolean isManaged(Located directive, Configuration configuration) throws PluginException {
        return directive.is("if")
                && Marker.isOn(directive)
                && !of(directive, configuration).isEmpty();
    }

    /** True when every request goes to HTTPS, or every one that no other location is for. */
    boolean isForAll() {
        return onlyFor.isEmpty();
    }

    /** True when it asks for hosts, and requests for the name are among them. */
    boolean isOnlyFor(DnsName name) {
        return onlyFor.filter(test -> test.isTrueFor(name)).isPresent();
    }

    /**
     * True when a request for a name, once it comes over HTTPS, would be sent to where it came from.
     *
     * @param server that has this redirect
     * @param httpsPort where the server answers over HTTPS
     */
    public boolean loops(Server server, DnsName name, int httpsPort) {
        // the port that nginx listens on may have another number on the outside
        if ((port != httpsPort && port != HTTPS) || !(isForAll() || isOnlyFor(name))) return false;
        return switch (host) {
            case "$host", "$http_host" -> true;
            case "$server_name" ->
                server.names().stream()
                        .findFirst()
                        .map(ServerName::text)
                        .map(name.text()::equals)
                        .orElse(true);
            // what other variables stand for is not known
            default -> host.startsWith("$") || server.match(host).isPresent();
        };
    }

    private static List<HttpsRedirect> of(Located directive, Configuration configuration) throws PluginException {
        if (directive.is("location") && isEverything(directive.directive())) {
            return inside(directive, Optional.empty(), configuration);
        }
        if (!directive.is("if"))
            return redirect(directive, Optional.empty()).stream().toList();
        Optional<HostTest> test = HostTest.in(directive.directive());
        return test.isEmpty() ? List.of() : inside(directive, test, configuration);
    }

    private static boolean isEverything(Directive location) {
        List<String> arguments = location.arguments();
        return arguments.equals(List.of("/")) || arguments.equals(List.of("^~", "/"));
    }

    private static List<HttpsRedirect> inside(Located block, Optional<HostTest> onlyFor, Configuration configuration)
            throws PluginException {
        var found = new ArrayList<HttpsRedirect>();
        for (Located directive : configuration.in(block))
            redirect(directive, onlyFor).ifPresent(found::add);
        return found;
    }

    private static Optional<HttpsRedirect> redirect(Located directive, Optional<HostTest> onlyFor) {
        return target(directive.directive())
                .map(TARGET::matcher)
                .filter(Matcher::matches)
                .map(target -> {
                    String host =
                            target.group(1).replace("{", "").replace("}", "").toLowerCase(Locale.ROOT);
                    int port = target.group(2) == null ? HTTPS : Integer.parseInt(target.group(2));
                    return new HttpsRedirect(directive, onlyFor, host, port);
                });
    }

    /** Where it sends every request; empty when it does not redirect, or not everything. */
    private static Optional<String> target(Directive directive) {
        List<String> arguments = directive.arguments();
        if (directive.is("return")) {
            if (arguments.size() == 1) return Optional.of(arguments.get(0));
            boolean redirects = arguments.size() == 2
                    && REDIRECT_STATUS.matcher(arguments.get(0)).matches();
            return redirects ? Optional.of(arguments.get(1)) : Optional.empty();
        }
        boolean rewrites = directive.is("rewrite") && arguments.size() >= 2 && matchesAll(arguments.get(0));
        return rewrites ? Optional.of(arguments.get(1)) : Optional.empty();
    }

    private static boolean matchesAll(String expression) {
        try {
            Pattern pattern = Pattern.compile(expression);
            return ANY_PATHS.stream().allMatch(path -> pattern.matcher(path).find());
        } catch (PatternSyntaxException unknownToJava) {
            return false;
        }
    }
}
