package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the original installs a certificate, and where ours does, in every configuration of the corpus. Not a test but a
 * way to make the table behind docs/nginx-comparison.md: it takes minutes, and no difference is a failure, so it runs only when it is asked for by its name.
 */
@Timeout(600)
class NginxComparison {
    private static final Path TABLE = Path.of("target/nginx-comparison.txt");

    private static final TreeMap<String, String> DIFFERENT = new TreeMap<>();
    private static final TreeSet<String> SAME = new TreeSet<>();

    @TempDir
    private static Path shared;

    private static Path ctl;

    @BeforeAll
    static void prepare() {
        NginxCase.makeCertificates(shared);
        NginxInstallation.makeCertificate(shared.resolve("new"));
        ctl = NginxInstallation.restingNginx(shared);
    }

    @AfterAll
    static void writeTable() {
        var lines = new ArrayList<String>();
        lines.add(SAME.size() + " the same, " + DIFFERENT.size() + " different");
        DIFFERENT.forEach((name, results) -> lines.add("\n" + name + "\n" + results));
        lines.add("\nthe same: " + String.join(" ", SAME));
        Trees.write(TABLE, String.join("\n", lines) + "\n");
    }

    static List<NginxCase> cases() {
        return NginxCase.all().stream()
                .filter(one -> one.isAccepted() && one.missing().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compares(NginxCase one, @TempDir Path ours, @TempDir Path originals) {
        String our = result(one, ours, false);
        String original = result(one, originals, true);
        synchronized (SAME) {
            if (our.lines().findFirst().equals(original.lines().findFirst())) SAME.add(one.name());
            else DIFFERENT.put(one.name(), "ours: " + our + "\noriginal: " + original);
        }
    }

    /** The first line says where the certificate is now. */
    private static String result(NginxCase one, Path directory, boolean original) {
        var copy = one.copyTo(directory, shared);
        var certbot = new Certbot(directory);
        var installation = new NginxInstallation(certbot, copy, shared.resolve("new"), ctl);
        Configuration start = CertificatePlaces.load(copy);
        var before = copy.files();
        var arguments = installation.install(one.names(), "--no-redirect");
        var outcome = original ? certbot.original(arguments) : certbot.run(arguments);
        if (copy.files().equals(before)) {
            return (outcome.exit() == 0 ? "nothing, with success" : "refused") + "\n"
                    + outcome.err().strip();
        }
        String verdict = NginxJudge.test(copy.root()).accepts() ? "" : " BROKEN";
        if (outcome.exit() != 0) verdict += " exit " + outcome.exit();
        return places(one, installation, start) + verdict;
    }

    private static String places(NginxCase one, NginxInstallation installation, Configuration start) {
        var copied = one.names().stream()
                .filter(name -> !one.expectedServers(List.of(name)).isEmpty())
                .collect(Collectors.toSet());
        Set<String> unmatched = new TreeSet<>(one.names());
        unmatched.removeAll(copied);
        var found = CertificatePlaces.between(
                start, CertificatePlaces.load(installation.copy()), installation.fullChain(), unmatched);
        assertTrue(found.added().size() <= 1);
        return String.join(" ", found.servers()) + (found.added().isEmpty() ? "" : " copy");
    }
}
