package org.jcertbot.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** One of the nginx configurations of plugins-nginx; INDEX.md beside them says what their properties mean. */
record NginxCase(String name, Properties properties) {
    private static final Path ALL = Path.of("../plugins-nginx/src/test/resources/nginx-corpus");
    private static final Path MODULES = Path.of("/usr/lib/nginx/modules");
    private static final List<String> CERTIFICATES = List.of("cert.pem", "key.pem", "ecdsa-cert.pem", "ecdsa-key.pem");

    static List<NginxCase> all() {
        return Trees.names(ALL).stream()
                .filter(name -> Files.isDirectory(ALL.resolve(name)))
                .map(NginxCase::read)
                .toList();
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

    boolean isAccepted() {
        return property("verdict").isEmpty();
    }

    /** What this machine lacks to load it. */
    Optional<String> missing() {
        return modules()
                .filter(module -> !Files.exists(MODULES.resolve(module)))
                .map(module -> "nginx's module " + module)
                .findFirst()
                .or(() -> property("needs")
                        .filter(what -> what.equals("ipv6") && !Files.exists(Path.of("/proc/net/if_inet6"))))
                .or(() -> property("nginx")
                        .filter(first -> Arrays.compare(version(first), NginxJudge.version()) > 0)
                        .map(first -> "nginx " + first))
                .or(() -> property("nginx-until")
                        .filter(last -> Arrays.compare(version(last), NginxJudge.version()) <= 0)
                        .map(last -> "an nginx older than " + last));
    }

    private Stream<String> modules() {
        return property("modules").stream().flatMap(names -> Stream.of(names.split(" ")));
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
    Path copyTo(Path parent, Path certificates) {
        Path root = parent.resolve(name);
        Trees.copy(ALL.resolve(name), root);
        var values = Map.of(
                "@ROOT@", root.toString(),
                "@HTTP@", port(),
                "@HTTPS@", port(),
                "@ALT@", port());
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!Files.isSymbolicLink(file)) fillIn(file, values);
            }
            for (String file : CERTIFICATES) Files.copy(certificates.resolve(file), root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return root;
    }

    private static String port() {
        return Integer.toString(FreePorts.next());
    }

    private static void fillIn(Path file, Map<String, String> values) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (var value : values.entrySet()) text = text.replace(value.getKey(), value.getValue());
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }
}
