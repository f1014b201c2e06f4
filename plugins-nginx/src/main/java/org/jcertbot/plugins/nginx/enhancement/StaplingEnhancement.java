package org.jcertbot.plugins.nginx.enhancement;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.edit.Marker;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.FileNames;

/** Lets servers attach OCSP responses to their handshakes. */
final class StaplingEnhancement {
    private final EnhancementPlan plan;
    private final Path chain;

    StaplingEnhancement(EnhancementPlan plan, Path chain) {
        this.plan = plan;
        this.chain = chain;
    }

    void planFor(Server server) throws PluginException {
        set(server, "ssl_trusted_certificate", FileNames.of(chain));
        set(server, "ssl_stapling", "on");
        set(server, "ssl_stapling_verify", "on");
        plan.note("Changed server in " + server.block().place() + "\n\tssl_trusted_certificate " + chain
                + "\n\tssl_stapling on\n\tssl_stapling_verify on");
    }

    /** What we have written ourselves may name the chain of an earlier certificate; what others have written stays. */
    private void set(Server server, String name, String value) throws PluginException {
        Optional<Located> before = server.first(name);
        if (before.isEmpty()) plan.of(server).add(NewDirective.of(name, value));
        else if (!before.get().value().equals(Optional.of(value))) replace(server, before.get(), value);
    }

    private void replace(Server server, Located before, String value) throws PluginException {
        if (server.owns(before) && Marker.isOn(before)) {
            plan.of(server).change(before, List.of(value));
            return;
        }
        throw new PluginException(
                "OCSP stapling cannot be switched on for the server at "
                        + server.block().place() + ".",
                "It needs \"" + before.directive().name() + " " + value + ";\", but " + before.place() + " says \""
                        + before.directive().text() + "\".",
                "Remove that directive, or do without --staple-ocsp.");
    }
}
