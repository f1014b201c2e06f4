package org.jcertbot.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.configobj.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredParamsTest extends RenewalParamsCase {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "custom-name",
                "p384.example.test",
                "rsa.example.test",
                "single.example.test",
                "single.example.test-0001",
                "web.example.test",
                "wild.example.test",
            })
    void writesWhatItReadFromAFileOfTheOriginalInTheSameOrder(String lineage) throws Exception {
        var stored = params(lineage);
        var written = RenewalParams.toStore(RenewalParams.restore(Settings.defaults(), stored, ALL), ALL);
        assertEquals(inTableOrder(stored), new ArrayList<>(written.entrySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"old.example.test", "oldrsa.example.test"})
    void losesNothingOfAFileOfAnOldRelease(String lineage) throws Exception {
        var stored = params(lineage);
        assertEquals(stored, RenewalParams.toStore(RenewalParams.restore(Settings.defaults(), stored, ALL), ALL));
    }

    @Test
    void storesInTheOrderOfTheOriginal() throws Exception {
        // What the original was given when it wrote the file, which is why key_type comes last.
        Settings settings = Settings.defaults()
                .with(AUTH_HOOK, "/usr/local/bin/dns-auth", Source.COMMAND_LINE)
                .with(CLEANUP_HOOK, "/usr/local/bin/dns-cleanup", Source.COMMAND_LINE)
                .with(Options.AUTHENTICATOR, "manual", Source.RUN)
                .with(Options.PREFERRED_CHALLENGES, List.of(ChallengeType.DNS_01), Source.COMMAND_LINE)
                .with(Options.SERVER, "https://localhost:14000/dir", Source.COMMAND_LINE)
                .with(Options.HTTP_01_PORT, 5002, Source.COMMAND_LINE)
                .with(Options.ACCOUNT, "5f3620946deca84961e6bbe643ef6e30", Source.RUN);
        var expected = params("wild.example.test");
        assertEquals(
                new ArrayList<>(expected.entrySet()),
                new ArrayList<>(RenewalParams.toStore(settings, ALL).entrySet()));
    }

    @Test
    void putsDefaultsThenTheDeployHookThenSectionsLast() {
        Settings settings = Settings.defaults()
                .with(WEBROOT_MAP, Map.of("a.test", "/a"), Source.RUN)
                .with(Options.DEPLOY_HOOK, "reload", Source.COMMAND_LINE)
                .with(Options.AUTHENTICATOR, "webroot", Source.RUN);
        assertEquals(
                List.of("authenticator", "server", "key_type", "renew_hook", "webroot_map"),
                keys(RenewalParams.toStore(settings, ALL)));
    }

    @Test
    void storesNoDefaultThatNobodyTouched() {
        assertEquals(List.of("server", "key_type"), keys(RenewalParams.toStore(Settings.defaults(), ALL)));
    }

    @Test
    void storesADefaultThatWasGiven() {
        Settings settings = Settings.defaults().with(Options.RSA_KEY_SIZE, 2048, Source.COMMAND_LINE);
        assertEquals(
                new Value.Text("2048"), RenewalParams.toStore(settings, ALL).get("rsa_key_size"));
    }

    @Test
    void storesNothingThatIsForOneRunOnly() {
        Settings settings = Settings.defaults()
                .with(Options.EMAIL, "me@example.org", Source.COMMAND_LINE)
                .with(Options.NEW_KEY, true, Source.COMMAND_LINE)
                .with(Options.ISSUANCE_TIMEOUT, 5, Source.COMMAND_LINE);
        assertEquals(List.of("server", "key_type"), keys(RenewalParams.toStore(settings, ALL)));
    }

    @Test
    void keepsThatALineageIsNotRenewedAutomatically() throws Exception {
        Settings settings = Settings.defaults().with(Options.AUTORENEW, false, Source.COMMAND_LINE);
        assertEquals(
                new Value.Text("False"), RenewalParams.toStore(settings, ALL).get("autorenew"));
        assertFalse(restored("autorenew", "False").get(Options.AUTORENEW));
    }
}
