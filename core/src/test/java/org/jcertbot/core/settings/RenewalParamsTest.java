package org.jcertbot.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalParamsTest {
    private static final Option<Map<String, String>> WEBROOT_MAP =
            Option.named("webroot_map", new MapType()).help("A map.");
    private static final Option<String> AUTH_HOOK =
            Option.named("manual_auth_hook", ValueTypes.TEXT).help("A text.");
    private static final Option<String> CLEANUP_HOOK =
            Option.named("manual_cleanup_hook", ValueTypes.TEXT).help("A text.");
    private static final Option<String> WEBROOT_PATH =
            Option.named("webroot_path", new PathsType()).help("Paths.");
    private static final List<Option<?>> ALL = withPluginOptions();

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

    private static <T> Settings given(Option<T> option, T value) {
        return Settings.defaults().with(option, value, Source.COMMAND_LINE);
    }

    private static Settings restored(String key, String value) throws CertbotException {
        return RenewalParams.restore(Settings.defaults(), file(key, value), ALL);
    }

    private static Map<String, Value> file(String key, String value) {
        var file = new LinkedHashMap<String, Value>();
        file.put("authenticator", new Value.Text("standalone"));
        file.put(key, new Value.Text(value));
        return file;
    }

    private static List<String> keys(Map<String, Value> params) {
        return List.copyOf(params.keySet());
    }

    /** What was restored counts as set, so a rewrite moves key_type from the end to its place in the table. */
    private static List<Map.Entry<String, Value>> inTableOrder(Map<String, Value> stored) {
        var order = ALL.stream().map(Option::storedName).toList();
        var entries = new ArrayList<>(stored.entrySet());
        entries.sort(Comparator.comparing((Map.Entry<String, Value> entry) -> entry.getValue() instanceof Value.TextMap)
                .thenComparing(entry -> order.indexOf(entry.getKey())));
        return entries;
    }

    private static List<Option<?>> withPluginOptions() {
        var all = new ArrayList<>(Options.all());
        all.addAll(List.of(AUTH_HOOK, CLEANUP_HOOK, WEBROOT_PATH, WEBROOT_MAP));
        return all;
    }

    /** Enough of a reader for the files of the original, which have no quotes. */
    private static Map<String, Value> params(String lineage) throws IOException {
        var params = new LinkedHashMap<String, Value>();
        var section = new LinkedHashMap<String, String>();
        boolean inParams = false;
        boolean inMap = false;
        for (String line : text(lineage).lines().toList()) {
            if (line.startsWith("[")) {
                inParams = inParams || line.equals("[renewalparams]");
                inMap = line.equals("[[webroot_map]]");
            } else if (inParams) {
                String[] parts = line.split(" = ", 2);
                if (inMap) section.put(parts[0], parts[1]);
                else params.put(parts[0], value(parts[1]));
            }
        }
        if (!section.isEmpty()) params.put("webroot_map", new Value.TextMap(section));
        return params;
    }

    private static Value value(String text) {
        return text.endsWith(",")
                ? new Value.TextList(
                        Arrays.asList(text.substring(0, text.length() - 1).split(", ", -1)))
                : new Value.Text(text);
    }

    private static String text(String lineage) throws IOException {
        try (InputStream file = RenewalParamsTest.class.getResourceAsStream("renewal/" + lineage + ".conf")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class MapType implements ValueType<Map<String, String>> {
        @Override
        public Map<String, String> parse(String text) {
            return Map.of();
        }

        @Override
        public Value store(Map<String, String> value) {
            return new Value.TextMap(value);
        }

        @Override
        public Map<String, String> restore(Value value) {
            return ((Value.TextMap) value).entries();
        }
    }

    private static final class PathsType implements ValueType<String> {
        @Override
        public String parse(String text) {
            return text;
        }

        @Override
        public Value store(String value) {
            return new Value.TextList(List.of(value));
        }

        @Override
        public String restore(Value value) {
            return ((Value.TextList) value).texts().get(0);
        }
    }
}
