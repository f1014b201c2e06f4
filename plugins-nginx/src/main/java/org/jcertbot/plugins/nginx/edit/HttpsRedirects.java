package org.jcertbot.plugins.nginx.edit;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;

/** Writes redirects to HTTPS, and recognizes those that are there, whoever wrote them. */
final class HttpsRedirects {
    /** The target has no port, as in Certbot: one that is not 443 here may well be 443 outside of a NAT. */
    private static final String TARGET = "https://$host$request_uri";

    private static final Pattern REDIRECT_STATUS = Pattern.compile("30[12378]");

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
    boolean redirectsAll(Server server) throws PluginException {
        if (leadsToHttps(server.directives())) return true;
        for (Located location : server.all("location").toList()) {
            if (isForEverything(location) && leadsToHttps(configuration.in(location))) return true;
        }
        return false;
    }

    /** True when there is an {@code if} that redirects requests for the name. */
    boolean redirects(Server server, DnsName name) throws PluginException {
        for (Located test : server.all("if").toList()) {
            if (HostTest.of(test.directive()).isTrueFor(name) && leadsToHttps(configuration.in(test))) return true;
        }
        return false;
    }

    /** True for what we, or Certbot, have written: over TLS it would redirect to itself. */
    boolean isManagedRedirect(Located directive) throws PluginException {
        return directive.is("if") && Marker.isOn(directive) && leadsToHttps(configuration.in(directive));
    }

    private static boolean isForEverything(Located location) {
        List<String> arguments = location.directive().arguments();
        return arguments.equals(List.of("/")) || arguments.equals(List.of("^~", "/"));
    }

    private static boolean leadsToHttps(List<Located> directives) {
        for (Located directive : directives) {
            if (directive.is("return") && isReturnToHttps(directive.directive().arguments())) return true;
            if (directive.is("rewrite")
                    && isRewriteToHttps(directive.directive().arguments())) return true;
        }
        return false;
    }

    /** {@code return 301 https://…;}, or {@code return https://…;} which means 302. */
    private static boolean isReturnToHttps(List<String> arguments) {
        if (arguments.size() == 1) return isHttps(arguments.get(0));
        return arguments.size() == 2
                && REDIRECT_STATUS.matcher(arguments.get(0)).matches()
                && isHttps(arguments.get(1));
    }

    private static boolean isRewriteToHttps(List<String> arguments) {
        return arguments.size() >= 2 && isHttps(arguments.get(1)) && matchesEveryPath(arguments.get(0));
    }

    private static boolean isHttps(String target) {
        return target.toLowerCase(Locale.ROOT).startsWith("https://");
    }

    private static boolean matchesEveryPath(String expression) {
        try {
            Pattern pattern = Pattern.compile(expression);
            return pattern.matcher("/").find() && pattern.matcher("/a/b.html").find();
        } catch (PatternSyntaxException unknownToJava) {
            return false;
        }
    }
}
