package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.junit.jupiter.api.Assumptions;
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
        one.missing().ifPresent(what -> Assumptions.abort("missing on this machine: " + what));
        var copy = one.copyTo(directory, shared);
        assertEquals(one.isAccepted(), NginxJudge.test(copy.root()).accepts());
        var installation = new NginxInstallation(new Certbot(directory), copy, shared.resolve("new"), ctl);
        if (one.isRefused()) refuses(one, installation);
        List<String> installable = one.isRefused() ? one.namesWithServer() : one.names();
        if (!installable.isEmpty()) installs(one, installation, installable);
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

    private static void installs(NginxCase one, NginxInstallation installation, List<String> names) {
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

        certbot.run(installation.rollback()).succeeds();
        assertEquals(before, copy.files());
    }

    private static void accepts(NginxCopy copy) {
        var verdict = NginxJudge.test(copy.root());
        assertTrue(verdict.accepts(), verdict::toString);
    }
}
