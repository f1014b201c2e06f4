package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code certificates} shows, for people and for programs. */
@ExtendWith(Sandboxes.class)
class CertificatesIT {
    @Test
    void saysWhenThereAreNone(Sandbox sandbox) {
        sandbox.certbot().run("certificates").succeeds().says("No certificates found.");
    }

    @Test
    void showsEachCertificateWithTheLabelsOfTheOriginal(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String first = sandbox.name("a");
        String second = sandbox.name("b");
        sandbox.obtain("-d", first, "-d", second);
        certbot.run("certificates")
                .succeeds()
                .says("Found the following certs:\n")
                .says("  Certificate Name: " + first + "\n")
                .says("    Serial Number: " + Openssl.serial(certbot.live(first, "cert")) + "\n")
                .says("    Key Type: ECDSA\n")
                .says("    Identifiers: " + first + " " + second + "\n")
                .says(" (VALID: 89 days)\n")
                .says("    Certificate Path: " + certbot.live(first, "fullchain") + "\n")
                .says("    Private Key Path: " + certbot.live(first, "privkey") + "\n");
    }

    @Test
    void filtersByNameAndByIdentifier(Sandbox sandbox) {
        String first = sandbox.name("a");
        String second = sandbox.name("b");
        sandbox.obtain("-d", first, "--key-type", "rsa");
        sandbox.obtain("-d", second);
        for (var filter : List.of(List.of("--cert-name", first), List.of("-d", first))) {
            var arguments = new ArrayList<>(List.of("certificates"));
            arguments.addAll(filter);
            var outcome = sandbox.certbot().run(arguments).succeeds();
            outcome.says("Found the following matching certs:").says("Key Type: RSA");
            assertFalse(outcome.out().contains(second), outcome::toString);
        }
    }

    @Test
    void showsTheSameAsJson(Sandbox sandbox) {
        String name = sandbox.name("a");
        sandbox.obtain("-d", name);
        var outcome = sandbox.certbot().run("certificates", "--json").succeeds();
        var certificates = Json.objects(Json.parse(outcome.out()).get("certificates"));
        assertEquals(1, certificates.size());
        assertEquals(name, certificates.get(0).get("name"));
        assertTrue(Json.parse(outcome.out()).keySet().stream()
                .anyMatch(key -> key.contains("schema") || key.contains("version")));
    }

    @Test
    void listsWhatIsInvalidAndStillSucceeds(Sandbox sandbox) throws Exception {
        var certbot = sandbox.certbot();
        String good = sandbox.name("good");
        String dangling = sandbox.name("dangling");
        String file = sandbox.name("file");
        String mismatch = sandbox.name("mismatch");
        for (String name : List.of(good, dangling, file, mismatch)) sandbox.obtain("-d", name);
        Files.delete(certbot.archive(dangling).resolve("chain1.pem"));
        Files.delete(certbot.live(file, "cert"));
        Files.copy(certbot.archive(file).resolve("cert1.pem"), certbot.live(file, "cert"));
        Files.copy(
                certbot.archive(good).resolve("privkey1.pem"),
                certbot.archive(mismatch).resolve("privkey1.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        Trees.write(certbot.renewalFile("corrupt"), "this is not\n[[a configuration\n");
        Trees.write(certbot.renewalFile("empty"), "");
        Trees.write(certbot.renewalFile("half"), "version = 2.1.0\ncert = /x\n");
        var outcome = certbot.run("certificates").succeeds();
        outcome.says("Certificate Name: " + good);
        outcome.says("The following renewal configurations were invalid:\n");
        for (String name : List.of(dangling, file, mismatch, "corrupt", "empty", "half")) {
            outcome.says("  " + certbot.renewalFile(name) + "\n");
            assertFalse(outcome.out().contains("Certificate Name: " + name), outcome::toString);
        }
    }

    @Test
    void listsTheTreesThatTheOriginalWrote(Sandbox sandbox) throws Exception {
        for (String release : List.of("2.1", "5.5")) {
            var certbot = new Certbot(sandbox.root().resolve(release));
            Files.createDirectories(certbot.root());
            unpack(release, certbot);
            var before = Commands.output("sh", "-c", "cd " + certbot.config() + " && tar c . | md5sum");
            var outcome = certbot.run("certificates").succeeds();
            for (String lineage : Trees.names(certbot.config().resolve("renewal"))) {
                outcome.says("Certificate Name: " + lineage.replaceFirst("\\.conf$", "") + "\n");
            }
            assertFalse(outcome.out().contains("were invalid"), outcome::toString);
            assertEquals(
                    before.length(),
                    Commands.output("sh", "-c", "cd " + certbot.config() + " && tar c . | md5sum")
                            .length());
        }
    }

    /** Unpacks a tree of the original; its renewal files name absolute paths, which are moved to where it is. */
    static void unpack(String release, Certbot certbot) throws Exception {
        var archive = Path.of(CertificatesIT.class
                .getResource("/etc-letsencrypt-by-certbot-" + release + ".tar.xz")
                .toURI());
        Commands.output("tar", "-C", certbot.root().toString(), "-xJf", archive.toString());
        Commands.output(
                "sh",
                "-c",
                "cd '" + certbot.root() + "' && mv etc/letsencrypt letsencrypt && rmdir etc && mv letsencrypt etc && "
                        + "sed -i 's|/etc/letsencrypt|" + certbot.config() + "|' etc/renewal/*.conf");
    }

    @Test
    void listsPluginsForPeopleAndPrograms(Sandbox sandbox) {
        var outcome = sandbox.certbot().run("plugins").succeeds();
        outcome.says("* standalone\n").says("* webroot\n").says("Description: ").says("Interfaces: ");
        assertFalse(outcome.out().contains("* manual"), outcome::toString);
        Json.parse(sandbox.certbot().run("plugins", "--json").succeeds().out());
        sandbox.certbot().run("plugins", "--init", "--prepare").succeeds().says("webroot");
        sandbox.certbot()
                .run("plugins", "--installers")
                .succeeds()
                .says("* nginx\n")
                .isSilentAbout("webroot");
    }
}
