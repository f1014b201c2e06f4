package org.jcertbot.plugins.nginx.enhancement;

import java.util.Set;
import java.util.function.Predicate;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.edit.FileEdits;
import org.jcertbot.plugins.nginx.edit.Lines;
import org.jcertbot.plugins.nginx.edit.Marker;
import org.jcertbot.plugins.nginx.model.ConfigFile;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.Directive;

/**
 * A server as it is, but without TLS: where no redirect is wanted, or where other names than those that are redirected are
 * to keep what they had.
 */
final class PlainCopy {
    private final Configuration configuration;
    private final Server server;
    private final Predicate<Directive> isPlainListen;

    PlainCopy(Configuration configuration, Server server, Predicate<Directive> isPlainListen) {
        this.configuration = configuration;
        this.server = server;
        this.isPlainListen = isPlainListen;
    }

    /** @param redirected the names that get a redirect instead */
    String text(Set<DnsName> redirected) throws PluginException {
        String source = server.file().document().text();
        Directive block = server.block().directive();
        var edits = new FileEdits(source);
        for (Directive directive : block.directives()) {
            if (belongsToTls(new Located(server.file(), directive))) edits.remove(directive);
        }
        edits.prepend(block, redirected.stream().map(HttpsRedirect::write).toList());
        String text = edits.text();
        int end = text.length() - (source.length() - block.end());
        return Lines.indentation(source, block.start()) + withoutEmptyEnd(text.substring(block.start(), end));
    }

    /** What belonged to TLS often was the end, after an empty line. */
    private static String withoutEmptyEnd(String block) {
        int close = block.length() - 1;
        String content = block.substring(0, close).stripTrailing();
        int braceLine = Math.max(content.length(), block.lastIndexOf('\n', close));
        if (braceLine > content.length() && block.charAt(braceLine - 1) == '\r') braceLine--;
        return content + block.substring(braceLine);
    }

    private boolean belongsToTls(Located directive) throws PluginException {
        if (directive.is("listen")) return !isPlainListen.test(directive.directive());
        if (directive.is("include")) return bringsOnlyTls(directive.directive());
        if (directive.is("add_header")) return isOverTlsOnly(directive);
        return directive.directive().name().startsWith("ssl_")
                || directive.is("ssl")
                || HttpsRedirect.isManaged(directive, configuration)
                || ServerSplit.isManagedRefusal(directive);
    }

    /** RFC 6797 section 7.2 for one header; names without certificate for the other. */
    private static boolean isOverTlsOnly(Located addHeader) {
        return ResponseHeader.HSTS.isNamedIn(addHeader.directive())
                || (ResponseHeader.UPGRADE_INSECURE_REQUESTS.isSetBy(addHeader.directive()) && Marker.isOn(addHeader));
    }

    /** Such as the file with the recommended settings. */
    private boolean bringsOnlyTls(Directive include) throws PluginException {
        boolean any = false;
        for (ConfigFile file : configuration.included(include)) {
            for (Directive directive : file.document().directives()) {
                if (!directive.name().startsWith("ssl_")) return false;
                any = true;
            }
        }
        return any;
    }
}
