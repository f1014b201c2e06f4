package org.jcertbot.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One of the nginx configurations of plugins-nginx; INDEX.md beside them says what their properties mean. */
record NginxCase(String name, Properties properties) {
    private static final Path ALL = Path.of("../plugins-nginx/src/test/resources/nginx-corpus");
    private static final Path MODULES = Path.of("/usr/lib/nginx/modules");
    private static final List<String> CERTIFICATES = List.of("cert.pem", "key.pem", "ecdsa-cert.pem", "ecdsa-key.pem");

    /** Those that are meant for this machine; the others are for an older or newer nginx, or need IPv6. */
    static List<NginxCase> all() {
        return Trees.names(ALL).stream()
                .filter(name -> Files.isDirectory(ALL.resolve(name)))
                .map(NginxCase::read)
                .filter(NginxCase::isForThisMachine)
                .toList();
    }

    private boolean isForThisMachine() {
        boolean tooOld = property("nginx")
                .filter(first -> Arrays.compare(version(first), NginxJudge.version()) > 0)
                .isPresent();
        boolean tooNew = property("nginx-until")
                .filter(last -> Arrays.compare(version(last), NginxJudge.version()) <= 0)
                .isPresent();
        boolean ipv6Missing =
                property("needs").filter("ipv6"::equals).isPresent() && !Files.exists(Path.of("/proc/net/if_inet6"));
        return !tooOld && !tooNew && !ipv6Missing;
    }

    private static NginxCase read(String name) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(ALL.resolve(name).resolve("case.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NginxCase(name, properties);
    }

    Optional<String> property(String key) {
        return Optional.ofNullable(properties.getProperty(key));
    }

    /** The values of a property that holds several; empty when it is absent. */
    List<String> values(String key) {
        return property(key).map(value -> List.of(value.split(" "))).orElse(List.of());
    }

    boolean isAccepted() {
        return property("verdict").isEmpty();
    }

    /** The names to install a certificate for; cases about syntax alone need one all the same. */
    List<String> names() {
        return property("name").isPresent() ? values("name") : List.of("one.example.com");
    }

    /** True when the names cannot be given a certificate all together. */
    boolean isRefused() {
        return !isAccepted()
                || property("refused").isPresent()
                || values("block").contains("none")
                || values("template").contains("none");
    }

    /** Words that the message of a refusal must have. */
    Optional<String> reasonOfRefusal() {
        return property(isAccepted() ? "refused" : "message");
    }

    /** Of names that are refused together, those that can be installed without the others. */
    List<String> namesWithServer() {
        if (!isAccepted() || property("refused").isPresent()) return List.of();
        return namesWhere(block -> !block.equals("none") && !block.equals("default"));
    }

    /** Names that a copy of the default server gets. */
    List<String> namesOfCopy() {
        return isRefused() ? List.of() : namesWhere("default"::equals);
    }

    /** The server that the copy is made of, as {@code FILE:LINE}. */
    String template() {
        return property("template").orElseThrow();
    }

    /** Where the servers of some names stand, as {@code FILE:LINE}. */
    Set<String> expectedServers(List<String> wanted) {
        var servers = new TreeSet<>(values("also"));
        for (int i = 0; i < wanted.size(); i++) {
            String block = values("block").get(names().indexOf(wanted.get(i)));
            if (!block.equals("default")) servers.add(block);
        }
        return servers;
    }

    private List<String> namesWhere(Predicate<String> block) {
        var blocks = values("block");
        return IntStream.range(0, blocks.size())
                .filter(i -> block.test(blocks.get(i)))
                .mapToObj(names()::get)
                .toList();
    }

    /** What should be installed to load it, and is not. */
    Optional<String> missing() {
        return values("modules").stream()
                .filter(module -> !Files.exists(MODULES.resolve(module)))
                .map(module -> "nginx's module " + module)
                .findFirst();
    }

    private static int[] version(String text) {
        return Stream.of(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    /** Certificates for all cases, in a directory of their own. */
    static void makeCertificates(Path directory) {
        makeCertificate(directory, "", "rsa:2048");
        makeCertificate(directory, "ecdsa-", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
    }

    private static void makeCertificate(Path directory, String prefix, String... kind) {
        var command = Stream.concat(
                Stream.of(
                        "openssl", "req", "-x509", "-nodes", "-days", "30", "-subj", "/CN=one.example.com", "-newkey"),
                Stream.of(kind));
        var files = Stream.of(
                "-out", directory.resolve(prefix + "cert.pem").toString(),
                "-keyout", directory.resolve(prefix + "key.pem").toString());
        Commands.output(Stream.concat(command, files).toArray(String[]::new));
    }

    /** Copies it to a new directory of its name, ready to be loaded. */
    NginxCopy copyTo(Path parent, Path certificates) {
        var copy = new NginxCopy(parent.resolve(name), FreePorts.next(), FreePorts.next(), FreePorts.next());
        copy.fill(ALL.resolve(name));
        for (String file : CERTIFICATES)
            Trees.copy(certificates.resolve(file), copy.root().resolve(file));
        return copy;
    }

    @Override
    public String toString() {
        return name;
    }
}
