package org.jcertbot.plugins.nginx.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.webserver.WebPorts;
import org.jcertbot.plugins.nginx.deployment.Deployment;
import org.jcertbot.plugins.nginx.deployment.TlsRequest;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerChoice;

/** A configuration in a directory, and what tests ask of it. */
public final class ConfigurationOnDisk {
    public static final String OPTIONS = """
            # Edits by hand stop automatic updates.
            ssl_session_cache shared:le_nginx_SSL:10m;
            ssl_session_timeout 1440m;
            ssl_protocols TLSv1.2 TLSv1.3;
            ssl_prefer_server_ciphers off;
            ssl_ciphers "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";
            """;
    private static final Path LIVE = Path.of("/etc/letsencrypt/live/one.example.com");

    private final Path directory;

    public ConfigurationOnDisk(Path directory) {
        this.directory = directory;
    }

    /** With an nginx.conf that has nothing but these lines in {@code http}. */
    public ConfigurationOnDisk http(String lines) {
        return file("nginx.conf", "http {\n" + lines + "}\n");
    }

    public ConfigurationOnDisk file(String name, String text) {
        try {
            Path path = path(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text, StandardCharsets.ISO_8859_1);
            return this;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    public ConfigurationOnDisk link(String name, String target) {
        try {
            Files.createSymbolicLink(path(name), Path.of(target));
            return this;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    public Path path(String name) {
        return directory.resolve(name);
    }

    public Configuration load() {
        try {
            return Configuration.load(path("nginx.conf"));
        } catch (PluginException failure) {
            throw new AssertionError(failure);
        }
    }

    /** What the deployment of a certificate for these names would change. */
    public Revision deploy(String... names) throws PluginException {
        return deploy(request(80, 443), names);
    }

    public Revision deploy(TlsRequest request, String... names) throws PluginException {
        return deploy(Revision.of(load()), request, names);
    }

    public static Revision deploy(Revision start, TlsRequest request, String... names) throws PluginException {
        var choice = new ServerChoice(start.configuration());
        Map<Server, List<DnsName>> servers = new LinkedHashMap<>();
        var unmatched = new ArrayList<DnsName>();
        for (String text : names) {
            DnsName name = name(text);
            Optional<Server> server = choice.forCertificate(name);
            if (server.isEmpty()) unmatched.add(name);
            else servers.computeIfAbsent(server.get(), one -> new ArrayList<>()).add(name);
        }
        return new Deployment(request).deploy(start, servers, unmatched);
    }

    /** The text of nginx.conf's {@code http} block after a deployment. */
    public String deployed(String... names) throws PluginException {
        return inHttp(deploy(names));
    }

    public String inHttp(Revision revision) {
        String text = text(revision, "nginx.conf");
        return text.substring("http {\n".length(), text.length() - "}\n".length());
    }

    /** The text of a file after a change. */
    public String text(Revision revision, String name) {
        String changed = revision.texts().get(path(name));
        try {
            return changed != null ? changed : Files.readString(path(name), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    public static DnsName name(String text) {
        try {
            return DnsName.parse(text);
        } catch (CertbotException failure) {
            throw new AssertionError(failure);
        }
    }

    public static TlsRequest request(int httpPort, int httpsPort) {
        return request(httpPort, httpsPort, Map.of());
    }

    /** With certificates of known key types, by path; the others are not known. */
    public static TlsRequest request(int httpPort, int httpsPort, Map<Path, String> keyTypes) {
        var files = new CertificateFiles(
                LIVE.resolve("cert.pem"),
                LIVE.resolve("privkey.pem"),
                Optional.of(LIVE.resolve("chain.pem")),
                Optional.of(LIVE.resolve("fullchain.pem")));
        return new TlsRequest(
                files,
                new WebPorts(httpPort, httpsPort),
                Path.of("/etc/letsencrypt/options-ssl-nginx.conf"),
                OPTIONS,
                Path.of("/etc/letsencrypt/ssl-dhparams.pem"),
                path -> Optional.ofNullable(keyTypes.get(path)));
    }
}
