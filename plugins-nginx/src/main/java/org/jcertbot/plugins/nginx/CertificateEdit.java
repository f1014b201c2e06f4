package org.jcertbot.plugins.nginx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.ServerChange;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.webserver.InstalledCertificates;
import org.jcertbot.plugins.nginx.edit.Deployment;
import org.jcertbot.plugins.nginx.edit.EnhancementRequest;
import org.jcertbot.plugins.nginx.edit.Enhancements;
import org.jcertbot.plugins.nginx.edit.NamePlace;
import org.jcertbot.plugins.nginx.edit.PlainPorts;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.jcertbot.plugins.nginx.edit.TlsRequest;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerChoice;
import org.jcertbot.plugins.nginx.syntax.FileNames;

/** Works out how a certificate is put to use, and lets the server have it. */
final class CertificateEdit {
    /** Stands for a certificate that does not exist yet: where its files are makes no difference to whether it fits. */
    private static final CertificateFiles NOT_YET = files(Path.of("/etc/letsencrypt/live/certificate"));

    private final NginxServer server;
    private final CertificateServers servers;
    private final PluginContext context;

    CertificateEdit(NginxServer server, CertificateServers servers, PluginContext context) {
        this.server = server;
        this.servers = servers;
        this.context = context;
    }

    private static CertificateFiles files(Path directory) {
        return new CertificateFiles(
                directory.resolve("cert.pem"),
                directory.resolve("privkey.pem"),
                Optional.of(directory.resolve("chain.pem")),
                Optional.of(directory.resolve("fullchain.pem")));
    }

    /** Goes through all of a deployment except for writing. */
    void check(List<DnsName> names) throws CertbotException, InterruptedException {
        deployed(NOT_YET, names);
    }

    ServerChange deploy(CertificateFiles certificate, List<DnsName> names)
            throws CertbotException, InterruptedException {
        return apply(deployed(certificate, names), "Deployed ACME Certificate");
    }

    ServerChange enhance(Set<Enhancement> wanted, CertificateFiles certificate, List<DnsName> names)
            throws CertbotException, InterruptedException {
        Configuration configuration = server.configuration();
        var request = new EnhancementRequest(
                wanted,
                places(certificate, names, configuration),
                certificate,
                InstalledCertificates.hasResponder(certificate.certificate()),
                plainPorts());
        Revision enhanced = Enhancements.apply(Revision.of(configuration), request);
        Set<Enhancement> leftOut = request.leftOut();
        String titles = wanted.stream()
                .filter(enhancement -> !leftOut.contains(enhancement))
                .sorted()
                .map(Enhancement::title)
                .collect(Collectors.joining(", "));
        return apply(enhanced, "Add enhancement " + titles).without(leftOut);
    }

    private ServerChange apply(Revision revision, String title) throws CertbotException, InterruptedException {
        ServerChange change = server.apply(revision, title);
        revision.messages().forEach(context.console()::say);
        return change;
    }

    private Revision deployed(CertificateFiles certificate, List<DnsName> names)
            throws CertbotException, InterruptedException {
        Configuration configuration = server.configuration();
        var byServer = new LinkedHashMap<Server, List<DnsName>>();
        var unmatched = new ArrayList<DnsName>();
        servers.of(names, configuration).forEach((name, found) -> {
            if (found.isEmpty()) unmatched.add(name);
            for (Server each : found)
                byServer.computeIfAbsent(each, first -> new ArrayList<>()).add(name);
        });
        return new Deployment(request(certificate)).deploy(Revision.of(configuration), byServer, unmatched);
    }

    private TlsRequest request(CertificateFiles certificate) {
        TlsFiles tls = server.tlsFiles();
        return new TlsRequest(
                certificate,
                context.settings().get(Options.HTTP_01_PORT),
                context.settings().get(Options.HTTPS_PORT),
                tls.options(),
                tls.optionsText(),
                tls.dhParameters(),
                InstalledCertificates::keyType);
    }

    private PlainPorts plainPorts() {
        return PlainPorts.with(context.settings().get(Options.HTTP_01_PORT));
    }

    private List<NamePlace> places(CertificateFiles certificate, List<DnsName> names, Configuration configuration)
            throws CertbotException {
        var places = new ArrayList<NamePlace>();
        var choice = new ServerChoice(configuration);
        for (DnsName name : names) {
            places.add(
                    name.isWildcard()
                            ? ofWildcard(name, certificate, names, choice)
                            : NamePlace.of(name, choice, plainPorts()));
        }
        return places;
    }

    /** The servers that use the certificate say it; besides, those that have nothing but their names over plain HTTP. */
    private static NamePlace ofWildcard(
            DnsName name, CertificateFiles certificate, List<DnsName> names, ServerChoice choice) {
        String fullChain = certificate.fullChain().map(FileNames::of).orElse("");
        var using = new ArrayList<Server>();
        for (Server server : choice.configuration().servers()) {
            if (uses(server, fullChain) && choice.configuration().isTls(server)) using.add(server);
        }
        var plainHalves = new HashSet<>(choice.coveredBy(names));
        plainHalves.retainAll(choice.plainHalvesOf(using));
        var plain = new LinkedHashSet<>(using);
        plain.addAll(plainHalves);
        return new NamePlace(name, using, List.copyOf(plain));
    }

    private static boolean uses(Server server, String fullChain) {
        return server.all("ssl_certificate")
                .anyMatch(directive -> directive.value().equals(Optional.of(fullChain)));
    }
}
