package org.jcertbot.plugins.nginx.challenge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.webserver.WebPorts;
import org.jcertbot.plugins.nginx.edit.Marker;
import org.jcertbot.plugins.nginx.model.ConfigFile;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.syntax.FileNames;
import org.jcertbot.plugins.nginx.syntax.TextEdits;
import org.jcertbot.plugins.nginx.syntax.Words;

/**
 * Lets nginx answer http-01 challenges (RFC 8555 section 8.3) for a while. Every server that a request may reach gets a
 * location for each token, which nginx prefers to all others and answers before any access rule; the {@code rewrite}
 * before them keeps the server's own redirects from getting there first. Where no server takes the authority's requests,
 * one is added in a file of its own.
 */
public final class ChallengeEdit {
    private static final String KEEP_URI = "rewrite ^(/.well-known/acme-challenge/.*) $1 break;";

    private final Configuration configuration;
    private final ChallengeListener listener;
    private final ChallengeServers servers;
    private final Path serverFile;

    /** @param serverFile where the server goes that is needed when no other one takes the requests */
    public ChallengeEdit(Configuration configuration, ChallengeListener listener, WebPorts ports, Path serverFile) {
        this.configuration = configuration;
        this.listener = listener;
        this.servers = new ChallengeServers(configuration, ports);
        this.serverFile = serverFile;
    }

    /** The configuration that answers all of them. */
    public ChallengeText answering(List<Challenge> challenges) throws PluginException {
        Located http = configuration.http().orElseThrow(this::noHttp);
        var insertions = new LinkedHashMap<ConfigFile, List<Insertion>>();
        servers.of(challenges).forEach((server, answered) -> add(insertions, inServer(server, answered)));
        if (listener.addresses().isEmpty()) return text(insertions, Optional.empty());
        add(insertions, include(http));
        return text(insertions, Optional.of(ownServer(challenges)));
    }

    /** A text and where it goes. */
    private record Insertion(ConfigFile file, int at, String text) {}

    private static void add(Map<ConfigFile, List<Insertion>> insertions, Insertion insertion) {
        insertions.computeIfAbsent(insertion.file, first -> new ArrayList<>()).add(insertion);
    }

    /** Line ends before and after: what stands behind the brace may be a directive as well as a comment. */
    private static Insertion inServer(Located server, Collection<Challenge> challenges) {
        var text =
                new StringBuilder("\n").append(KEEP_URI).append(Marker.SUFFIX).append('\n');
        for (Challenge challenge : challenges)
            text.append(location(challenge)).append(Marker.SUFFIX).append('\n');
        int top = server.body().orElseThrow().open() + 1;
        return new Insertion(server.file(), top, text.toString());
    }

    private static String location(Challenge challenge) {
        return "location = " + challenge.httpPath() + " { default_type text/plain; return 200 "
                + Words.written(challenge.keyAuthorization()) + "; }";
    }

    /** At the end of http: the first server on a socket would be its default. */
    private Insertion include(Located http) {
        int bottom = http.body().orElseThrow().close();
        String line = "\ninclude " + Words.written(FileNames.of(serverFile)) + ";" + Marker.SUFFIX + "\n";
        return new Insertion(http.file(), bottom, line);
    }

    private String ownServer(List<Challenge> challenges) {
        var text = new StringBuilder("server {\n");
        for (String address : listener.addresses())
            text.append("listen ").append(address).append(";\n");
        for (Challenge challenge : challenges) text.append(location(challenge)).append('\n');
        return text.append("}\n").toString();
    }

    private static ChallengeText text(Map<ConfigFile, List<Insertion>> insertions, Optional<String> ownServer) {
        var changed = new LinkedHashMap<Path, String>();
        var inserted = new LinkedHashMap<Path, List<String>>();
        insertions.forEach((file, texts) -> {
            var edits = new TextEdits();
            for (Insertion insertion : texts) edits.insert(insertion.at, insertion.text);
            changed.put(file.path(), edits.applyTo(file.document().text()));
            inserted.put(file.path(), texts.stream().map(Insertion::text).toList());
        });
        return new ChallengeText(changed, inserted, ownServer);
    }

    private PluginException noHttp() {
        return new PluginException(
                "The nginx configuration has no http block.",
                "Without one nginx does not serve anything over HTTP, so that it cannot answer http-01 challenges.",
                "Add an http block to the main configuration file, or use another authenticator.");
    }
}
