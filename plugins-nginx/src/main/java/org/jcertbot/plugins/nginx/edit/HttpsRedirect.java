package org.jcertbot.plugins.nginx.edit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerName;
import org.jcertbot.plugins.nginx.syntax.Directive;

/**
 * A directive of a server that sends every request on to an {@code https:} address: a {@code return} or a
 * {@code rewrite} of everything, on the level of the server or in {@code location /}, or for one host in an {@code if}.
 *
 * @param onlyFor the host that the surrounding {@code if} asks for; empty for all
 * @param host of the address: a name, or a variable such as {@code $host}
 * @param port of the address
 */
public record HttpsRedirect(Located directive, Optional<String> onlyFor, String host, int port) {
    private static final int HTTPS = 443;
    private static final Pattern TARGET =
            Pattern.compile("(?i)https://(\\$\\{?\\w+}?|[^/:?$]+)(?::(\\d{1,5}))?(?:[/?$].*)?", Pattern.DOTALL);
    private static final Pattern IF_HOST = Pattern.compile("\\(\\s*\\$(?:http_)?host\\s+=\\s+(\\S+?)\\s*\\)");
    private static final Pattern REDIRECT_STATUS = Pattern.compile("30[12378]");
    private static final List<String> ANY_PATHS = List.of("/", "/some/page.html");

    /** All that a server has, in its order. */
    public static List<HttpsRedirect> in(Server server) {
        return server.directives().stream().flatMap(HttpsRedirect::of).toList();
    }

    /**
     * True when a request for a name, once it comes over HTTPS, would be sent to where it came from.
     *
     * @param server that has this redirect
     * @param name in lower case
     * @param httpsPort where the server answers over HTTPS
     */
    public boolean loops(Server server, String name, int httpsPort) {
        // the port that nginx listens on may have another number on the outside
        if ((port != httpsPort && port != HTTPS) || !onlyFor.map(name::equals).orElse(true)) return false;
        return switch (host) {
            case "$host", "$http_host" -> true;
            case "$server_name" ->
                server.names().stream()
                        .findFirst()
                        .map(ServerName::text)
                        .map(name::equals)
                        .orElse(true);
            // what other variables stand for is not known
            default -> host.startsWith("$") || server.match(host).isPresent();
        };
    }

    private static Stream<HttpsRedirect> of(Located directive) {
        if (directive.is("return") || directive.is("rewrite")) return of(directive, Optional.empty());
        if (directive.is("location") && isEverything(directive.directive())) return inside(directive, Optional.empty());
        if (!directive.is("if")) return Stream.empty();
        Matcher host = IF_HOST.matcher(String.join(" ", directive.directive().arguments()));
        return host.matches() ? inside(directive, Optional.of(host.group(1).toLowerCase(Locale.ROOT))) : Stream.empty();
    }

    private static boolean isEverything(Directive location) {
        List<String> arguments = location.arguments();
        return arguments.equals(List.of("/")) || arguments.equals(List.of("^~", "/"));
    }

    private static Stream<HttpsRedirect> inside(Located block, Optional<String> onlyFor) {
        return StreamSupport.stream(block.directive().directives().spliterator(), false)
                .flatMap(directive -> of(new Located(block.file(), directive), onlyFor));
    }

    private static Stream<HttpsRedirect> of(Located directive, Optional<String> onlyFor) {
        return target(directive.directive()).stream().flatMap(url -> {
            Matcher target = TARGET.matcher(url);
            if (!target.matches()) return Stream.empty();
            String host = target.group(1).replace("{", "").replace("}", "").toLowerCase(Locale.ROOT);
            int port = target.group(2) == null ? HTTPS : Integer.parseInt(target.group(2));
            return Stream.of(new HttpsRedirect(directive, onlyFor, host, port));
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
