package org.jcertbot.plugins.nginx.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.edit.Edits;
import org.jcertbot.plugins.nginx.edit.FileEdits;
import org.jcertbot.plugins.nginx.edit.Lines;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.jcertbot.plugins.nginx.model.ConfigFile;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Listen;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.Directive;

/**
 * A copy of the default server, for names that no server has: they get there already, so the copy answers them as before.
 *
 * @param server the copy, in the configuration of the revision
 */
record DefaultServerCopy(Revision revision, Server server) {
    /** These count for a socket, or make a server its default: nginx refuses them a second time. */
    private static final Set<String> ONLY_ONCE = Set.of(
            "default_server",
            "default",
            "setfib",
            "fastopen",
            "backlog",
            "rcvbuf",
            "sndbuf",
            "accept_filter",
            "deferred",
            "bind",
            "ipv6only",
            "reuseport",
            "multipath",
            "so_keepalive");

    /** One that is the default by its place could lose that to a file that is read before its own. */
    private static boolean isDefaultBySayingSo(Server template) {
        return template.listens().stream().allMatch(Listen::isDefaultServer);
    }

    /** Adds the copy to a file of its own where nginx would find one, else behind the server that it is a copy of. */
    static DefaultServerCopy make(Revision before, List<DnsName> names, TlsRequest request) throws PluginException {
        Configuration configuration = before.configuration();
        Server template = new DefaultServers(configuration, request).template(names);
        String text = copy(template, names);
        Optional<Path> own = isDefaultBySayingSo(template)
                ? NewServerFile.beside(configuration, template.file(), names.get(0))
                : Optional.empty();
        Revision after;
        if (own.isPresent()) {
            String separator = Lines.separator(template.file().document().text());
            after = before.withNewFile(own.get(), text + separator);
        } else {
            after = before.after(new Edits().insertAfter(template.block(), indentation(template) + text));
        }
        Path path = own.orElse(template.file().path());
        var found = find(after.configuration(), path, own.isPresent() ? -1 : start(template));
        return new DefaultServerCopy(after.saying(message(template, names, path)), found);
    }

    private static String message(Server template, List<DnsName> names, Path path) {
        return "No server answered to "
                + String.join(", ", names.stream().map(DnsName::text).toList())
                + "; a copy of the default server (" + template.block().place() + ") in " + path + " does now.";
    }

    private static Server find(Configuration configuration, Path path, int after) {
        return configuration.servers().stream()
                .filter(server -> server.file().path().equals(path) && start(server) > after)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the copy is not in " + path));
    }

    private static int start(Server server) {
        return server.block().directive().start();
    }

    private static String indentation(Server template) {
        return Lines.indentation(template.file().document().text(), start(template));
    }

    private static String copy(Server template, List<DnsName> names) {
        ConfigFile file = template.file();
        var edits = new FileEdits(file.document().text());
        for (Listen listen : template.listens()) {
            listen.source().filter(template::owns).ifPresent(source -> removeOnce(edits, source.directive()));
        }
        List<String> values = names.stream().map(DnsName::text).toList();
        List<Located> present =
                template.all("server_name").filter(template::owns).toList();
        if (present.isEmpty()) {
            edits.append(template.block().directive(), List.of(NewDirective.of("server_name", values)));
        } else {
            edits.replaceArguments(present.get(0).directive(), values);
            for (Located more : present.subList(1, present.size())) edits.remove(more.directive());
        }
        return edits.textOf(template.block().directive());
    }

    private static void removeOnce(FileEdits edits, Directive listen) {
        for (int i = 2; i < listen.size(); i++) {
            String name = listen.word(i).split("=", 2)[0];
            if (ONLY_ONCE.contains(name)) edits.removeArgument(listen, i);
        }
    }
}
