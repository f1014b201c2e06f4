package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code run}, {@code install} and {@code enhance} as far as they need no web server: with the installer {@code null}. */
@ExtendWith(Sandboxes.class)
class InstallIT {
    @Test
    void aRunObtainsACertificateAndInstallsIt(Sandbox sandbox) {
        String name = sandbox.name("www");
        Path hook = sandbox.root().resolve("deployed");
        run(sandbox, name, "--deploy-hook", "touch " + hook)
                .succeeds()
                .says("Successfully received certificate.")
                .says("Deploying certificate")
                .says("Congratulations! You have successfully enabled HTTPS on https://" + name);
        assertTrue(Files.exists(hook));
        String file = Trees.read(sandbox.certbot().renewalFile(name));
        assertTrue(file.contains("authenticator = standalone\n"), file);
        assertTrue(file.contains("installer = null\n"), file);
    }

    @Test
    void aSecondRunInstallsWhatIsThere(Sandbox sandbox) {
        String name = sandbox.name("www");
        run(sandbox, name).succeeds();
        run(sandbox, name)
                .succeeds()
                .says("Certificate not yet due for renewal")
                .says("Deploying certificate")
                .isSilentAbout("Successfully received certificate.");
        assertFalse(Files.exists(sandbox.certbot().archive(name).resolve("cert2.pem")));
        run(sandbox, name, "--force-renewal").succeeds().says("successfully renewed");
        assertTrue(Files.exists(sandbox.certbot().archive(name).resolve("cert2.pem")));
    }

    @Test
    void aRunRefusesWhatItCannotInstall(Sandbox sandbox) {
        run(sandbox, sandbox.name("www"), "--must-staple").exits(1).complains("stapling is not supported");
        run(sandbox, sandbox.name("www"), "--auto-hsts").exits(1).complains("not supported by the selected installer");
        run(sandbox, sandbox.name("www"), "--ip-address", sandbox.address())
                .exits(1)
                .complains("cannot be installed");
        assertFalse(Files.exists(sandbox.certbot().config().resolve("live")));
    }

    @Test
    void aRunWithoutNamesAsksForThem(Sandbox sandbox) {
        sandbox.certbot()
                .run(sandbox.arguments("run", "--standalone", "-i", "null"))
                .exits(1)
                .complains("--domains");
    }

    @Test
    void aCertificateIsInstalledByItsName(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        install(sandbox, "--cert-name", name)
                .succeeds()
                .says("Deploying certificate")
                .says("enabled HTTPS on https://" + name);
        install(sandbox, "--cert-name", name, "--hsts")
                .succeeds()
                .complains("--hsts is not supported by the selected installer. Skipping enhancement.");
        install(sandbox, "--cert-name", name, "-a", "standalone")
                .succeeds()
                .complains("Specifying an authenticator doesn't make sense");
    }

    @Test
    void aCertificateIsInstalledFromFiles(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        String certificate = sandbox.certbot().live(name, "cert").toString();
        String key = sandbox.certbot().live(name, "privkey").toString();
        install(sandbox, "--cert-path", certificate, "--key-path", key)
                .succeeds()
                .says("enabled HTTPS on https://" + name);
        install(sandbox, "--cert-path", certificate, "--key-path", key, "-d", "other.test")
                .succeeds()
                .says("enabled HTTPS on https://other.test");
        install(sandbox, "--cert-path", certificate).exits(1).complains("--cert-name");
        install(sandbox, "--cert-path", certificate, "--key-path", key + "x")
                .exits(1)
                .complains("Error while reading private key from path " + key + "x");
        install(sandbox, "--cert-path", key, "--key-path", key)
                .exits(1)
                .complains("Error while reading certificate from path " + key);
    }

    @Test
    void badInputToInstallIsExplained(Sandbox sandbox) {
        install(sandbox).exits(1).complains("No existing certificates found.");
        install(sandbox, "--cert-name", "unknown").exits(1).complains("Path to certificate or key was not defined");
        sandbox.certbot().run("install", "-n").exits(1).complains("--installer");
    }

    @Test
    void enhanceSaysWhatItCannotDo(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        enhance(sandbox, "--cert-name", name).exits(1).complains("No enhancements requested");
        enhance(sandbox, "--hsts").exits(1).complains("--cert-name");
        enhance(sandbox, "--hsts", "--cert-name", "unknown")
                .exits(1)
                .complains("Could not find the list of domains for the given certificate name.");
        enhance(sandbox, "--auto-hsts", "--cert-name", name).exits(1).complains("not supported");
        var outcome = enhance(sandbox, "--hsts", "--cert-name", name)
                .succeeds()
                .complains("--hsts is not supported by the selected installer. Skipping enhancement.");
        assertEquals("", outcome.out());
    }

    private static Outcome run(Sandbox sandbox, String name, String... more) {
        var arguments = sandbox.standalone(more);
        arguments.set(0, "run");
        arguments.addAll(List.of("-i", "null", "-d", name));
        return sandbox.certbot().run(arguments);
    }

    private static Outcome install(Sandbox sandbox, String... more) {
        return verb(sandbox, "install", more);
    }

    private static Outcome enhance(Sandbox sandbox, String... more) {
        return verb(sandbox, "enhance", more);
    }

    private static Outcome verb(Sandbox sandbox, String verb, String... more) {
        var arguments = new ArrayList<>(List.of(verb, "-n", "-i", "null"));
        arguments.addAll(List.of(more));
        return sandbox.certbot().run(arguments);
    }
}
