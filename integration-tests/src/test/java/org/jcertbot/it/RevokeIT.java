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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates that are declared void. */
@ExtendWith(Sandboxes.class)
class RevokeIT {
    private static String obtain(Sandbox sandbox, String... more) {
        String name = sandbox.name("www");
        var arguments = new ArrayList<>(List.of("-d", name));
        arguments.addAll(List.of(more));
        sandbox.obtain(arguments.toArray(String[]::new));
        return name;
    }

    private static String status(Sandbox sandbox, String serial) {
        return sandbox.ca().status(serial);
    }

    private static void assertRevoked(Sandbox sandbox, String serial) {
        assertTrue(status(sandbox, serial).contains("\"Revoked\""), status(sandbox, serial));
    }

    @Test
    void byNameTheIssuerIsAskedAndTheFilesGo(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = obtain(sandbox);
        Path cert = certbot.live(name, "cert");
        String serial = Openssl.serial(cert);
        var outcome = certbot.run("revoke", "-n", "--cert-name", name).succeeds();
        outcome.says("Deleted all files relating to certificate " + name + ".");
        outcome.says("successfully revoked the certificate that was located at " + cert + ".");
        assertRevoked(sandbox, serial);
        DeleteIT.assertGone(certbot, name);
    }

    @ParameterizedTest
    @CsvSource({"keycompromise,1", "affiliationChanged,3", "superseded,4", "cessationofoperation,5"})
    void theReasonArrives(String reason, String code, Sandbox sandbox) {
        String name = obtain(sandbox);
        String serial = Openssl.serial(sandbox.certbot().live(name, "cert"));
        sandbox.certbot()
                .run("revoke", "-n", "--cert-name", name, "--reason", reason)
                .succeeds();
        assertTrue(
                status(sandbox, serial).replace(" ", "").contains("\"Reason\":" + code), () -> status(sandbox, serial));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cert", "fullchain"})
    void byPathTheLineageIsFound(String kind, Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = obtain(sandbox);
        Path file = certbot.live(name, kind);
        String serial = Openssl.serial(file);
        certbot.run("revoke", "-n", "--server", sandbox.ca().directoryUrl(), "--cert-path", file.toString())
                .succeeds();
        assertRevoked(sandbox, serial);
        DeleteIT.assertGone(certbot, name);
    }

    @Test
    void filesAreKeptOnRequestAndASecondRevocationFails(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = obtain(sandbox);
        String[] revoke = {"revoke", "-n", "--cert-name", name, "--no-delete-after-revoke"};
        certbot.run(revoke).succeeds().says("successfully revoked the certificate");
        assertTrue(Files.exists(certbot.live(name, "cert")));
        certbot.run(revoke).exits(1).complains("already").complains("certbot delete --cert-name " + name);
        assertTrue(Files.exists(certbot.live(name, "cert")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecdsa"})
    void theCertificateKeyNeedsNoAccount(String keyType, Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = obtain(sandbox, "--key-type", keyType);
        String serial = Openssl.serial(certbot.live(name, "cert"));
        Trees.delete(certbot.config().resolve("accounts"));
        certbot.run(
                        "revoke",
                        "-n",
                        "--cert-path",
                        certbot.live(name, "cert").toString(),
                        "--key-path",
                        certbot.live(name, "privkey").toString())
                .succeeds();
        assertRevoked(sandbox, serial);
        DeleteIT.assertGone(certbot, name);
        assertFalse(Files.exists(certbot.config().resolve("accounts")));
    }

    @Test
    void aWrongKeyIsRefused(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = obtain(sandbox);
        Path key = sandbox.root().resolve("other.key");
        Commands.output("openssl", "genrsa", "-out", key.toString(), "2048");
        certbot.run("revoke", "-n", "--cert-name", name, "--key-path", key.toString())
                .exits(1)
                .complains("does not belong to the certificate");
        assertFalse(status(sandbox, Openssl.serial(certbot.live(name, "cert"))).contains("Revoked"));
    }

    @Test
    void anotherAccountMayNotRevoke(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = obtain(sandbox);
        Trees.delete(certbot.config().resolve("accounts"));
        certbot.run("revoke", "-n", "--cert-name", name, "--agree-tos", "--register-unsafely-without-email")
                .exits(1)
                .says("Account registered.")
                .complains("--key-path");
        assertTrue(Files.exists(certbot.live(name, "cert")));
    }

    @Test
    void aFileThatIsNotKeptHereIsRevokedAndNothingDeleted(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = obtain(sandbox);
        Path copy = sandbox.root().resolve("copy.pem");
        Commands.output("cp", certbot.live(name, "cert").toString(), copy.toString());
        certbot.run("revoke", "-n", "--server", sandbox.ca().directoryUrl(), "--cert-path", copy.toString())
                .exits(1)
                .complains("No match found for cert-path " + copy);
        assertRevoked(sandbox, Openssl.serial(copy));
        assertTrue(Files.exists(certbot.live(name, "cert")));
    }

    @Test
    void aSharedArchiveIsNotDeleted(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = obtain(sandbox);
        String other = sandbox.name("other");
        sandbox.obtain("-d", other);
        Path file = certbot.renewalFile(other);
        Trees.write(file, Trees.read(file).replace("archive/" + other, "archive/" + name));
        certbot.run("revoke", "-n", "--cert-name", name)
                .succeeds()
                .complains("Not deleting revoked certificates due to overlapping archive dirs");
        assertTrue(certbot.log().contains("overlapping archive dirs"));
        assertTrue(Files.exists(certbot.live(name, "cert")));
        assertTrue(Files.exists(certbot.renewalFile(other)));
    }

    @Test
    void exactlyOneOfNameAndPathIsNeeded(Sandbox sandbox) {
        String phrase = "Exactly one of --cert-path or --cert-name must be specified";
        sandbox.certbot().run("revoke", "-n").exits(1).complains(phrase);
        sandbox.certbot()
                .run("revoke", "-n", "--cert-name", "x", "--cert-path", "/x")
                .exits(1)
                .complains(phrase);
    }

    @Test
    void whatTheOriginalObtainedCanBeRevoked(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.certbot().original(sandbox.standalone("-d", name)).succeeds();
        String serial = Openssl.serial(sandbox.certbot().live(name, "cert"));
        sandbox.certbot().run("revoke", "-n", "--cert-name", name).succeeds();
        assertRevoked(sandbox, serial);
        assertEquals(List.of("README"), Trees.names(sandbox.certbot().config().resolve("live")));
    }

    @Test
    void aPersonIsAskedWhetherTheFilesShouldGo(Sandbox sandbox) {
        Requires.command("tmux");
        String name = obtain(sandbox);
        var command = sandbox.certbot().command(List.of("revoke", "--cert-name", name));
        try (var terminal = new Terminal(sandbox, command)) {
            terminal.waitFor(
                    "Would you like to delete the certificate(s) you just revoked", "(Y)es (recommended)/(N)o");
            terminal.type("n");
            terminal.waitFor("successfully revoked the certificate", "[exited with 0]");
        }
        assertTrue(Files.exists(sandbox.certbot().live(name, "cert")));
    }
}
