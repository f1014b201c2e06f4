package org.jcertbot.core.due;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.lineage.RenewalFiles;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.testing.CertificateWithResponder;
import org.jcertbot.core.testing.TestCertificates;

/** StoredLineages in a directory, whose certificate is valid from 2026-11-21 15:02:54 to 2027-02-19. */
record StoredLineages(Path config, FileStore files, TestCertificates certificates) {
    static final Instant START = Instant.parse("2026-11-21T15:02:54Z");
    static final Instant END = Instant.parse("2027-02-19T15:02:54Z");
    static final String CERTIFICATE_ID = "aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE";

    static StoredLineages in(Path scratch, FileStore files) throws IOException, InterruptedException {
        Path config = Files.createDirectory(scratch.resolve("config"));
        return new StoredLineages(
                config, files, TestCertificates.in(Files.createDirectory(scratch.resolve("reference"))));
    }

    RenewalFiles renewalFiles() {
        var params = Map.<String, Value>of("server", new Value.Text("https://ca.test/dir"));
        return new RenewalFiles(files, settings -> new LinkedHashMap<>(params));
    }

    /** A new one, whose renewal file begins with the given lines. */
    Lineage create(String name, String firstLines) throws CertbotException, IOException {
        var pair = certificates.pair(1);
        new LineageStore(config, files, renewalFiles())
                .create(new CertName(name), pair.key(), pair.chain(), Settings.defaults());
        CertificateWithResponder.overwrite(config.resolve("live").resolve(name));
        return rewrite(name, firstLines + renewalFile(name));
    }

    /** The lineage with another renewal file. */
    Lineage rewrite(String name, String renewalFile) throws CertbotException, IOException {
        Files.writeString(config.resolve("renewal").resolve(name + ".conf"), renewalFile);
        return load(name);
    }

    Lineage load(String name) throws CertbotException {
        return new Lineages(config, files).find(new CertName(name)).orElseThrow();
    }

    String renewalFile(String name) throws IOException {
        return Files.readString(config.resolve("renewal").resolve(name + ".conf"));
    }
}
