package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.ServerChoice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code certbot install --nginx} in every configuration of the corpus. */
class NginxCorpusIT {
    @TempDir
    private static Path shared;

    private static Path ctl;

    @BeforeAll
    static void prepare() {
        Requires.command("nginx");
        Requires.command("openssl");
        // Otherwise nginx cannot make the directories for its temporary files.
        Requires.root();
        NginxCase.makeCertificates(shared);
        NginxInstallation.makeCertificate(shared.resolve("new"));
        ctl = NginxInstallation.restingNginx(shared);
    }

    static List<NginxCase> cases() {
        return NginxCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void installsWhereItShouldOrLeavesAllAsItWas(NginxCase one, @TempDir Path directory) {
        one.missing().ifPresent(what -> Requires.that(false, what));
        var copy = one.copyTo(directory, shared);
        assertEquals(one.isAccepted(), NginxJudge.test(copy.root()).accepts());
        var certbot = new Certbot(directory);
        var resting = new NginxInstallation(certbot, copy, shared.resolve("new"), ctl);
        if (one.isRefused()) refuses(one, resting);
        List<String> installable = one.isRefused() ? one.namesWithServer() : one.names();
        if (installable.isEmpty()) return;
        Optional<RunningCopy> running = RunningCopy.start(copy);
        try {
            var installation = running.isPresent() ? resting.with(Path.of("nginx")) : resting;
            installs(one, installation, installable, running);
        } finally {
            running.ifPresent(RunningCopy::close);
        }
    }

    private static void refuses(NginxCase one, NginxInstallation installation) {
        var before = installation.copy().files();
        var outcome =
                installation.certbot().run(installation.install(one.names())).exits(1);
        assertFalse(outcome.err().isBlank(), outcome::toString);
        one.reasonOfRefusal().ifPresent(outcome::complains);
        for (String trace : List.of("\tat ", "Exception", "java.")) outcome.isSilentAbout(trace);
        assertEquals(before, installation.copy().files());
    }

    private static void installs(
            NginxCase one, NginxInstallation installation, List<String> names, Optional<RunningCopy> running) {
        var copy = installation.copy();
        var certbot = installation.certbot();
        var before = copy.files();
        Configuration start = CertificatePlaces.load(copy);

        certbot.run(installation.install(names, "--no-redirect")).succeeds();
        accepts(copy);
        var places = CertificatePlaces.between(
                start, CertificatePlaces.load(copy), installation.fullChain(), new TreeSet<>(one.namesOfCopy()));
        assertEquals(one.expectedServers(names), places.servers());
        if (one.namesOfCopy().isEmpty()) assertEquals(List.of(), places.added());
        else assertTrue(places.isCopyOf(CertificatePlaces.server(start, one.template())), places::toString);

        certbot.run(installation.install(names, "--redirect", "--hsts")).succeeds();
        accepts(copy);
        var installed = copy.files();
        certbot.run(installation.install(names, "--redirect", "--hsts")).succeeds();
        assertEquals(installed, copy.files());

        running.ifPresent(nginx -> shows(nginx, installation, names));

        certbot.run(installation.rollback()).succeeds();
        assertEquals(before, copy.files());
    }

    /** nginx itself says that the right server has the certificate. */
    private static void shows(RunningCopy nginx, NginxInstallation installation, List<String> names) {
        Configuration configuration = CertificatePlaces.load(nginx.copy());
        var choice = new ServerChoice(configuration);
        for (String name : names) {
            String host = name.replace("*", "www");
            var server = choice.forCertificate(new DnsName(host)).orElseThrow();
            nginx.shows(installation.fullChain(), host, server, configuration);
        }
    }

    private static void accepts(NginxCopy copy) {
        var verdict = NginxJudge.test(copy.root());
        assertTrue(verdict.accepts(), verdict::toString);
    }
}
