package org.jcertbot.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.TestServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that exclude or imply each other. */
class OptionRulesTest extends ParserFixture {
    @ParameterizedTest
    @CsvSource({
        "renew --force-interactive, Leave --force-interactive out.",
        "certonly -n --force-interactive, --non-interactive and --force-interactive cannot be used together.",
        "certonly --staging --server https://acme.example/dir, --server value conflicts with --staging.",
        "run --dry-run, not with run.",
        "certificates --dry-run, not with certificates.",
        "certonly --allow-subset-of-names -d *.a.test, with a wildcard domain is not supported.",
        "enhance --hsts --auto-hsts, --hsts and --auto-hsts cannot be used together.",
        "certonly --http-01-port 443, must not be the same port.",
        "certonly --http-01-port 8443 --https-port 8443, Both are 8443",
        "certonly --pre-hook no-such-command, Unable to find pre-hook command no-such-command",
        "renew --post-hook /no/such/command, Unable to find post-hook command /no/such/command",
        "certonly --deploy-hook no-such-command, Unable to find deploy-hook command no-such-command",
    })
    void combinationsThatExcludeEachOtherAreRefused(String arguments, String part) {
        String refusal = refusal(arguments.split(" ", -1));
        assertTrue(refusal.contains(part), refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "certonly --force-interactive",
                "renew --dry-run",
                "reconfigure --dry-run",
                "certonly --dry-run --server https://acme.example/dir",
                "certonly --staging --server https://acme-staging-v02.api.letsencrypt.org/directory",
                "certonly --allow-subset-of-names -d a.test",
                "enhance --no-hsts --auto-hsts",
                "certonly --pre-hook true --post-hook /bin/true --deploy-hook echo",
                "certonly --pre-hook no-such-command --disable-hook-validation",
            })
    void combinationsThatFitAreAccepted(String arguments) throws Exception {
        parse(arguments.split(" ", -1));
    }

    @Test
    void aCsrIsForCertonlyOnly() throws Exception {
        String csr = write(machine.resolve("a.csr"), "").toString();
        assertTrue(refusal("run", "--csr", csr).contains("certonly"));
        assertTrue(refusal("certonly", "--csr", csr, "--allow-subset-of-names").contains("--allow-subset-of-names"));
        assertEquals(
                Optional.of(Path.of(csr)), settings("certonly", "--csr", csr).find(Options.CSR));
    }

    @Test
    void aWeakKeyIsRefusedAndASizeNamedThatWillDo() {
        assertEquals(
                "An RSA key of 1024 bits is too weak.\nGive --rsa-key-size at least 2048.",
                refusal("certonly", "--rsa-key-size", "1024"));
    }

    @Test
    void renewNeverAsks() throws Exception {
        assertTrue(settings("renew").get(Options.NON_INTERACTIVE));
    }

    @Test
    void mustStapleTurnsStaplingOn() throws Exception {
        assertEquals(Optional.of(true), settings("run", "--must-staple").find(Options.STAPLE_OCSP));
    }

    @Test
    void aDryRunUsesTheStagingServer() throws Exception {
        var settings = settings("certonly", "--dry-run");
        assertEquals(TestServers.STAGING_URL, settings.get(Options.SERVER));
        assertTrue(settings.get(Options.STAGING));
        assertFalse(settings.get(Options.AGREE_TOS));
    }

    @Test
    void aDryRunRegistersWithoutAskingWhereThereAreAccounts() throws Exception {
        Files.createDirectories(machine.resolve("config/accounts/acme.example"));
        var settings = settings(
                "certonly",
                "--dry-run",
                "--config-dir",
                machine.resolve("config").toString());
        assertTrue(settings.get(Options.AGREE_TOS));
    }

    @Test
    void aHookThatIsNotExecutableIsToldFromOneThatIsMissing() throws Exception {
        Path hook = write(machine.resolve("hook.sh"), "true");
        assertTrue(refusal("certonly", "--pre-hook", hook + " arg").contains("exists, but is not executable"));
        assertTrue(
                refusal("certonly", "--pre-hook", "nothing arg").contains("Unable to find pre-hook command nothing"));
    }
}
