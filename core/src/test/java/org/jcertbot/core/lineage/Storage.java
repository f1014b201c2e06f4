package org.jcertbot.core.lineage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.testing.TestCertificates;
import org.jcertbot.core.x509.CertificateFacts;
import org.jcertbot.core.x509.MalformedException;
import org.jcertbot.core.x509.Pem;
import org.jcertbot.core.x509.PrivateKeyMatch;

/** A configuration directory with stores that work in it, and questions about what is on the disk. */
record Storage(Path config, TestCertificates certificates) {
    static final Map<String, Value> PARAMS =
            Map.of("server", new Value.Text("https://ca.test/dir"), "authenticator", new Value.Text("standalone"));

    static Storage in(Path scratch) throws IOException, InterruptedException {
        Path config = Files.createDirectory(scratch.resolve("config"));
        return new Storage(config, TestCertificates.in(Files.createDirectory(scratch.resolve("reference"))));
    }

    LineageStore store() {
        return store(new PosixFileStore(), PARAMS);
    }

    LineageStore store(FileStore files, Map<String, Value> params) {
        var renewalFiles = new RenewalFiles(files, settings -> new LinkedHashMap<>(new TreeMap<>(params)));
        return new LineageStore(config, files, renewalFiles);
    }

    Lineages lineages() {
        return new Lineages(config, new PosixFileStore());
    }

    /** Why lineages cannot be loaded. */
    List<StorageException> broken() throws StorageException {
        var reasons = new ArrayList<StorageException>();
        for (Path file : lineages().renewalFiles()) {
            try {
                lineages().load(file);
            } catch (StorageException reason) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    Lineage create(String name, LineageStore store) throws CertbotException, IOException {
        var pair = certificates.pair(1);
        return store.create(new CertName(name), pair.key(), pair.chain(), Settings.defaults());
    }

    Lineage renew(String name, int pairNumber, LineageStore store) throws CertbotException, IOException {
        var pair = certificates.pair(pairNumber);
        Lineage lineage = lineages().find(new CertName(name)).orElseThrow();
        return store.saveNewVersion(lineage, pair.key(), pair.chain(), Settings.defaults());
    }

    Path live(String name) {
        return config.resolve("live").resolve(name);
    }

    Path archive(String name) {
        return config.resolve("archive").resolve(name);
    }

    Path renewalFile(String name) {
        return config.resolve("renewal").resolve(name + ".conf");
    }

    /** Asserts that a server could use key and certificate, and returns which of the test pairs they are. */
    int servedPair(String name) throws IOException {
        byte[] key = Files.readAllBytes(live(name).resolve("privkey.pem"));
        byte[] fullchain = Files.readAllBytes(live(name).resolve("fullchain.pem"));
        byte[] cert = Files.readAllBytes(live(name).resolve("cert.pem"));
        byte[] chain = Files.readAllBytes(live(name).resolve("chain.pem"));
        assertArrayEquals(cert, Arrays.copyOf(fullchain, cert.length));
        assertArrayEquals(chain, Arrays.copyOfRange(fullchain, cert.length, fullchain.length));
        try {
            var certificate = CertificateFacts.read(Pem.first(fullchain).der());
            assertTrue(PrivateKeyMatch.matches(certificate.publicKey(), Pem.first(key)), "key does not match");
        } catch (MalformedException broken) {
            throw new AssertionError("served files are broken", broken);
        }
        for (int number = 1; number <= 5; number++) {
            if (Arrays.equals(certificates.pair(number).key().bytes(), key)) return number;
        }
        throw new AssertionError("an unknown key is served");
    }

    static FileMode mode(Path path) throws IOException {
        return FileMode.of(Files.getPosixFilePermissions(path));
    }

    static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** Every path below the directory, relative to it. */
    static List<String> tree(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> !path.equals(directory))
                    .map(path -> directory.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
