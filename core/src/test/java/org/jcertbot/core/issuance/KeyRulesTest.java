package org.jcertbot.core.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.key.FixedKeys;
import org.jcertbot.core.key.KeySpec;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.lineage.FakeLineage;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lineages have keys as --key-type rsa makes them, 2048 bits long, unless a test says otherwise. */
class KeyRulesTest {
    private static final String UPDATE = "Update key type";
    private static final String KEEP = "Keep existing key type";

    @TempDir
    Path live;

    @BeforeEach
    void writeKey() throws Exception {
        Files.writeString(live.resolve("privkey.pem"), "the old key");
    }

    /** {@code --key-type} if given, whether --cert-name is, what the user answers; then the type, and whether it changes. */
    @ParameterizedTest
    @CsvSource({
        "rsa,   false, '',        rsa,   false", // equal
        "ecdsa, true,  '',        ecdsa, true", // both flags
        "ecdsa, false, " + UPDATE + ", ecdsa, true", // confirmed
        "ecdsa, false, " + KEEP + ",   error, false", // not confirmed
        "ecdsa, false, '',        error, false", // nobody is there: the default is no
        "'',    false, '',        rsa,   false", // the default type is ecdsa, but the lineage's own is kept
        "'',    true,  '',        rsa,   false",
    })
    void theTypeChangesOnlyWhenItIsMeantTo(String keyType, boolean named, String answer, String type, boolean changes)
            throws Exception {
        Settings settings = Settings.defaults();
        if (!keyType.isEmpty()) settings = settings.with(Options.KEY_TYPE, keyType, Source.COMMAND_LINE);
        if (named) settings = settings.with(Options.CERT_NAME, "a.test", Source.COMMAND_LINE);
        Settings given = settings;
        var console = answer.isEmpty() ? ScriptedConsole.silent() : ScriptedConsole.answering(answer);
        KeyRules rules = new KeyRules(new FixedKeys(new KeySpec.Rsa(2048)), console);
        if (type.equals("error")) {
            var refusal = assertThrows(InvalidInputException.class, () -> rules.settleType(given, lineage(false)));
            assertEquals("Please provide both --cert-name and --key-type to confirm the change.", refusal.nextStep());
            return;
        }
        KeyRules.Settled settled = rules.settleType(given, lineage(false));
        assertEquals(type, settled.settings().get(Options.KEY_TYPE));
        assertEquals(changes, settled.changes());
    }

    /** reuse_key of the run and of the file, --new-key, the size that is wanted; then which key, or the flag at fault. */
    @ParameterizedTest
    @CsvSource({
        "'',    false, false, 2048, fresh",
        "'',    false, false, 4096, fresh",
        "true,  true,  false, 2048, reused",
        "true,  false, false, 2048, reused", // from now on
        "true,  true,  false, 4096, --rsa-key-size",
        "true,  false, false, 4096, --rsa-key-size",
        "true,  true,  true,  4096, fresh", // --new-key replaces it once
        "true,  true,  true,  2048, fresh",
        "'',    true,  false, 2048, fresh", // certonly without --reuse-key drops the setting
        "'',    true,  false, 4096, --rsa-key-size",
        "false, true,  false, 4096, fresh", // --no-reuse-key
        "'',    true,  true,  4096, fresh",
    })
    void aKeyIsReusedWhenThatIsWantedAndItIsOfTheSameKind(
            String reuse, boolean reusedBefore, boolean newKey, int bits, String expected) throws Exception {
        Settings settings = rsa(bits);
        if (!reuse.isEmpty())
            settings = settings.with(Options.REUSE_KEY, Boolean.parseBoolean(reuse), Source.COMMAND_LINE);
        if (newKey) settings = settings.with(Options.NEW_KEY, true, Source.COMMAND_LINE);
        assertEquals(expected, choice(settings, new KeySpec.Rsa(2048), reusedBefore));
    }

    @ParameterizedTest
    @CsvSource({
        "rsa,   secp256r1, --key-type",
        "ecdsa, secp384r1, --elliptic-curve",
        "ecdsa, secp256r1, reused",
    })
    void theRefusalNamesTheFlagThatWouldChangeTheKey(String type, String curve, String expected) throws Exception {
        Settings settings = Settings.defaults()
                .with(Options.KEY_TYPE, type, Source.COMMAND_LINE)
                .with(Options.ELLIPTIC_CURVE, curve, Source.COMMAND_LINE)
                .with(Options.REUSE_KEY, true, Source.COMMAND_LINE);
        assertEquals(expected, choice(settings, new KeySpec.Ecdsa(KeySpec.Curve.SECP256R1), true));
    }

    @Test
    void aReusedKeyIsTheOneThatIsServed() throws Exception {
        Settings settings = rsa(2048).with(Options.REUSE_KEY, true, Source.COMMAND_LINE);
        var choice = rules(new KeySpec.Rsa(2048)).forRenewal(settings, lineage(true));
        assertEquals(
                new PrivateKeyPem("the old key"),
                assertInstanceOf(KeySource.Reused.class, choice.source()).key());
    }

    @Test
    void theKindOfAReusedKeyIsStored() throws Exception {
        Settings settings = Settings.defaults()
                .with(Options.KEY_TYPE, "rsa", Source.RENEWAL_FILE)
                .with(Options.REUSE_KEY, true, Source.RENEWAL_FILE);
        assertFalse(settings.isSet(Options.RSA_KEY_SIZE));
        Settings stored =
                rules(new KeySpec.Rsa(2048)).forRenewal(settings, lineage(true)).settings();
        assertEquals(2048, stored.get(Options.RSA_KEY_SIZE));
        assertEquals(Source.RUN, stored.source(Options.RSA_KEY_SIZE));
    }

    @Test
    void aKeyThatIsGoneCannotBeReused() throws Exception {
        Files.delete(live.resolve("privkey.pem"));
        Settings settings = rsa(2048).with(Options.REUSE_KEY, true, Source.COMMAND_LINE);
        assertThrows(StorageException.class, () -> rules(new KeySpec.Rsa(2048)).forRenewal(settings, lineage(true)));
    }

    /** {@code fresh}, {@code reused}, or the flag that the refusal names. */
    private String choice(Settings settings, KeySpec current, boolean reusedBefore) throws Exception {
        try {
            KeySource source =
                    rules(current).forRenewal(settings, lineage(reusedBefore)).source();
            return source instanceof KeySource.Reused ? "reused" : "fresh";
        } catch (CertbotException refusal) {
            return refusal.what().replaceAll(".*(--[a-z-]+) of this certificate.*", "$1");
        }
    }

    private static KeyRules rules(KeySpec current) {
        return new KeyRules(new FixedKeys(current), ScriptedConsole.silent());
    }

    private static Settings rsa(int bits) {
        return Settings.defaults()
                .with(Options.KEY_TYPE, "rsa", Source.COMMAND_LINE)
                .with(Options.RSA_KEY_SIZE, bits, Source.COMMAND_LINE);
    }

    private Lineage lineage(boolean reusedBefore) {
        return FakeLineage.servedFrom(live, reusedBefore ? Map.of("reuse_key", "True") : Map.of());
    }
}
