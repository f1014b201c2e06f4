package org.jcertbot.plugins.nginx.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.testing.Requires;
import org.jcertbot.core.webserver.WebPorts;
import org.jcertbot.plugins.nginx.corpus.CorpusCase;
import org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nginx accepts before a deployment it accepts afterwards: for every configuration of the corpus. */
class AcceptedByNginxTest {
    @TempDir
    private static Path pems;

    @BeforeAll
    static void makePems() throws IOException, InterruptedException {
        Requires.file(Path.of("/usr/sbin/nginx"));
        Requires.file(Path.of("/usr/bin/openssl"));
        makePair("cert.pem", "key.pem", "rsa:2048");
        makePair("ecdsa-cert.pem", "ecdsa-key.pem", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
        makePair("fullchain.pem", "privkey.pem", "rsa:2048");
        openssl("genpkey", "-genparam", "-algorithm", "DH", "-pkeyopt", "group:ffdhe2048", "-out", pem("dh.pem"));
    }

    private static String pem(String name) {
        return pems.resolve(name).toString();
    }

    private static void makePair(String certificate, String key, String... newKey)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("req", "-x509", "-nodes", "-subj", "/CN=x", "-newkey"));
        command.addAll(List.of(newKey));
        command.addAll(List.of("-out", pem(certificate), "-keyout", pem(key)));
        openssl(command.toArray(String[]::new));
    }

    private static void openssl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        assertEquals("", CorpusCopy.failure(command));
    }

    static Stream<CorpusCase> cases() {
        return CorpusCase.all().stream()
                .filter(one -> one.isAccepted() && one.property("name").isPresent())
                .filter(one -> one.property("nginx").isEmpty()); // needs a newer one
    }

    @ParameterizedTest
    @MethodSource("cases")
    void afterADeployment(CorpusCase one, @TempDir Path directory)
            throws IOException, InterruptedException, PluginException {
        Path root = directory.toRealPath();
        var copy = CorpusCopy.of(one, root, pems);
        assumeTrue(copy.objection().isEmpty(), "this nginx accepts it");
        TlsRequest request = request(copy);
        String[] names = one.values("name").toArray(String[]::new);
        Optional<Revision> deployed = deploy(new ConfigurationOnDisk(root), request, names);
        boolean nothingFits = one.values("block").contains("none")
                || one.values("template").contains("none")
                || one.property("refused").isPresent();
        assertEquals(nothingFits, deployed.isEmpty());
        if (deployed.isEmpty()) return;

        Revision revision = deployed.get();
        assertFalse(revision.isUnchanged());
        write(revision);
        Files.writeString(request.options(), request.optionsText());
        assertEquals("", copy.objection());
        Revision again = ConfigurationOnDisk.deploy(Revision.of(revision.configuration()), request, names);
        assertEquals(Map.of(), again.texts());
    }

    private static Optional<Revision> deploy(ConfigurationOnDisk disk, TlsRequest request, String... names) {
        try {
            return Optional.of(disk.deploy(request, names));
        } catch (PluginException refusal) {
            assertFalse(refusal.why().isEmpty() || refusal.nextStep().isEmpty());
            return Optional.empty();
        }
    }

    private static void write(Revision revision) throws IOException {
        for (Map.Entry<Path, String> file : revision.texts().entrySet()) {
            boolean isNew = revision.newFiles().contains(file.getKey());
            assertTrue(isNew != Files.exists(file.getKey()), file.getKey().toString());
            Files.writeString(file.getKey(), file.getValue(), StandardCharsets.ISO_8859_1);
        }
    }

    private static TlsRequest request(CorpusCopy copy) {
        var files = new CertificateFiles(
                copy.path("cert.pem"),
                copy.path("privkey.pem"),
                Optional.empty(),
                Optional.of(copy.path("fullchain.pem")));
        var types = Map.of(
                copy.path("cert.pem"), "RSA",
                copy.path("ecdsa-cert.pem"), "EC",
                copy.path("fullchain.pem"), "RSA");
        return new TlsRequest(
                files,
                new WebPorts(copy.httpPort(), copy.httpsPort()),
                copy.path("our-options.conf"),
                ConfigurationOnDisk.OPTIONS,
                copy.path("dh.pem"),
                path -> Optional.ofNullable(types.get(path)));
    }
}
