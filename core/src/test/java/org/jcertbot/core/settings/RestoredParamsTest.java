package org.jcertbot.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestoredParamsTest extends RenewalParamsCase {
    @Test
    void whatIsGivenWinsOverTheFile() throws Exception {
        Settings given = Settings.defaults().with(Options.RSA_KEY_SIZE, 3072, Source.COMMAND_LINE);
        Settings settings = RenewalParams.restore(given, file("rsa_key_size", "4096"), ALL);
        assertEquals(3072, settings.get(Options.RSA_KEY_SIZE));
        assertEquals(Source.COMMAND_LINE, settings.source(Options.RSA_KEY_SIZE));
    }

    /** What is given on the command line; the server and the account that come of it and of the file. */
    @ParameterizedTest
    @CsvSource({
        "nothing, https://acme.example/dir,  1",
        "server,  https://other.example/dir, none",
        "staging, default,                   none",
        "dry_run, default,                   none",
        "account, https://acme.example/dir,  2",
    })
    void serverAndAccountAreRestoredTogether(String given, String server, String account) throws Exception {
        Settings settings = switch (given) {
            case "server" -> given(Options.SERVER, "https://other.example/dir");
            case "staging" -> given(Options.STAGING, true);
            case "dry_run" -> given(Options.DRY_RUN, true);
            case "account" -> given(Options.ACCOUNT, "2");
            default -> Settings.defaults();
        };
        var file = file("server", "https://acme.example/dir");
        file.put("account", new Value.Text("1"));
        Settings restored = RenewalParams.restore(settings, file, ALL);
        String expected =
                server.equals("default") ? Options.SERVER.defaultValue().orElseThrow() : server;
        assertEquals(expected, restored.get(Options.SERVER));
        assertEquals(account, restored.find(Options.ACCOUNT).orElse("none"));
    }

    @Test
    void preferredChallengesAreOneOrAListAndMayBeAbbreviated() throws Exception {
        assertEquals(
                List.of(ChallengeType.DNS_01), restored("pref_challs", "dns").get(Options.PREFERRED_CHALLENGES));
        var file = file("server", "https://acme.example/dir");
        file.put("pref_challs", new Value.TextList(List.of("http", "dns-01")));
        assertEquals(
                List.of(ChallengeType.HTTP_01, ChallengeType.DNS_01),
                RenewalParams.restore(Settings.defaults(), file, ALL).get(Options.PREFERRED_CHALLENGES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticator", "installer"})
    void optionsOfThePluginsOfTheFileAreRestored(String role) throws Exception {
        var file = file("manual_auth_hook", "x");
        file.put(role, new Value.Text("manual"));
        assertEquals("x", RenewalParams.restore(Settings.defaults(), file, ALL).get(AUTH_HOOK));
    }

    @Test
    void aNumberMustBeOne() {
        assertThrows(StorageException.class, () -> restored("rsa_key_size", "many"));
    }

    @Test
    void aFileWithoutKeyTypeIsOfTheTimeOfRsa() throws Exception {
        assertEquals("rsa", restored("version", "0.1").get(Options.KEY_TYPE));
    }

    @Test
    void theFirstServerOfLetsEncryptHasASuccessor() throws Exception {
        Settings settings = restored("server", "https://acme-v01.api.letsencrypt.org/directory");
        assertEquals("https://acme-v02.api.letsencrypt.org/directory", settings.get(Options.SERVER));
        assertTrue(settings.isSet(Options.SERVER));
    }

    @Test
    void noneMeansNotSet() throws Exception {
        assertEquals(Source.DEFAULT, restored("pre_hook", "None").source(Options.PRE_HOOK));
        assertEquals(Source.DEFAULT, restored("installer", "None").source(Options.INSTALLER));
    }

    @Test
    void noneIsNoNumberExceptForTheHttpPort() throws Exception {
        assertEquals(80, restored("http01_port", "None").get(Options.HTTP_01_PORT));
        assertThrows(StorageException.class, () -> restored("rsa_key_size", "None"));
    }

    @Test
    void aFailureNamesTheKey() {
        var failure = assertThrows(StorageException.class, () -> restored("must_staple", "maybe"));
        assertTrue(failure.what().contains("must_staple"), failure.what());
        assertTrue(failure.why().contains("maybe"), failure.why());
    }

    @Test
    void anUnknownChallengeIsAFailure() {
        assertThrows(StorageException.class, () -> restored("pref_challs", "tls-sni-01"));
    }

    @Test
    void theDeployHookIsFoundUnderItsOldNameAndItsOwn() throws Exception {
        assertEquals("x", restored("renew_hook", "x").get(Options.DEPLOY_HOOK));
        assertEquals("x", restored("deploy_hook", "x").get(Options.DEPLOY_HOOK));
    }

    @Test
    void removedAndUnknownOptionsAreIgnored() throws Exception {
        Settings settings = restored("manual_public_ip_logging_ok", "True");
        assertFalse(RenewalParams.toStore(settings, ALL).containsKey("manual_public_ip_logging_ok"));
        assertEquals(Source.DEFAULT, restored("os_packages_only", "True").source(Options.OS_PACKAGES_ONLY));
    }

    @Test
    void optionsOfOtherPluginsAreIgnored() throws Exception {
        assertEquals(Source.DEFAULT, restored("manual_auth_hook", "x").source(AUTH_HOOK));
    }

    @Test
    void aFileWithoutAuthenticatorIsBroken() {
        Map<String, Value> file = Map.of("server", new Value.Text("https://acme.example/dir"));
        assertThrows(StorageException.class, () -> RenewalParams.restore(Settings.defaults(), file, ALL));
    }
}
