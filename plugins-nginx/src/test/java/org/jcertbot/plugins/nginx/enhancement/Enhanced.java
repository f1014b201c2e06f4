package org.jcertbot.plugins.nginx.enhancement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.Nginx;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.ServerChoice;

/** A configuration on the disk, and what the enhancements make of it. */
public final class Enhanced {
    private static final Path LIVE = Path.of("/etc/letsencrypt/live/one.example.com");
    static final CertificateFiles CERTIFICATE = new CertificateFiles(
            LIVE.resolve("cert.pem"),
            LIVE.resolve("privkey.pem"),
            Optional.of(LIVE.resolve("chain.pem")),
            Optional.of(LIVE.resolve("fullchain.pem")));

    private final Path directory;
    private List<NamePlace> places = List.of();
    private CertificateFiles certificate = CERTIFICATE;
    private boolean responder = true;
    private String[] names = {};
    private Enhancement[] wanted = {};
    private Revision revision;

    private Enhanced(Path directory, Configuration configuration) {
        this.directory = directory;
        this.revision = Revision.of(configuration);
    }

    /** With the text of {@code nginx.conf}. */
    static Enhanced of(Path directory, String main) throws IOException, PluginException {
        Path file = directory.resolve("nginx.conf");
        write(file, main);
        return new Enhanced(directory, Configuration.load(file));
    }

    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    /** The names that are asked for, each in its server. */
    Enhanced names(String... names) {
        this.names = names;
        places = Arrays.stream(names)
                .map(name -> NamePlace.of(new DnsName(name), new ServerChoice(configuration()), PlainPorts.with(80)))
                .toList();
        return this;
    }

    /** A name in servers that somebody has chosen, by their positions. */
    Enhanced place(String name, List<Integer> tls, List<Integer> plain) {
        var servers = configuration().servers();
        var all = new ArrayList<>(places);
        all.add(new NamePlace(
                new DnsName(name),
                tls.stream().map(servers::get).toList(),
                plain.stream().map(servers::get).toList()));
        places = all;
        return this;
    }

    Enhanced certificate(CertificateFiles files) {
        certificate = files;
        return this;
    }

    Enhanced withoutResponder() {
        responder = false;
        return this;
    }

    Enhanced with(Enhancement... wanted) throws PluginException {
        this.wanted = wanted;
        revision = Enhancements.apply(
                revision,
                new EnhancementRequest(
                        Set.of(wanted), servedOverTls(wanted), certificate, responder, PlainPorts.with(80)));
        return this;
    }

    /** A redirect alone is tested without the server that it leads to. */
    private List<NamePlace> servedOverTls(Enhancement... asked) {
        if (!List.of(asked).equals(List.of(Enhancement.REDIRECT))) return places;
        return places.stream()
                .map(place -> place.tls().isEmpty() ? new NamePlace(place.name(), place.plain(), place.plain()) : place)
                .toList();
    }

    public Configuration configuration() {
        return revision.configuration();
    }

    Revision revision() {
        return revision;
    }

    public Path directory() {
        return directory;
    }

    /** The text of {@code nginx.conf} now. */
    String text() {
        return text("nginx.conf");
    }

    String text(String name) {
        Path path = directory.resolve(name);
        return configuration().files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .document()
                .text();
    }

    /** What the user is told, with paths relative to the directory. */
    List<String> messages() {
        return revision.messages().stream()
                .map(message -> message.replace(directory + "/", ""))
                .toList();
    }

    /** Checks the result, that asking for the same once more changes nothing, and that nginx takes it. */
    void becomes(String expected) throws Exception {
        assertEquals(expected, text());
        if (names.length > 0) {
            names(names).with(wanted);
            assertEquals(expected, text(), "the second time");
        }
        Nginx.isRequired();
        Nginx.check(this);
    }
}
