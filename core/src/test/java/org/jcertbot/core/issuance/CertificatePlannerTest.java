package org.jcertbot.core.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.ca.FakeResponders;
import org.jcertbot.core.ca.SuggestingAuthority;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.due.DueCheck;
import org.jcertbot.core.due.RenewalTimes;
import org.jcertbot.core.due.Revocations;
import org.jcertbot.core.error.CancelledException;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.key.FixedKeys;
import org.jcertbot.core.key.KeySpec;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.lineage.RenewalFiles;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.jcertbot.core.testing.TestCertificates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which of four things {@code certonly} does. There is one lineage, {@code mine}, with an ECDSA key, for
 * {@code one.example.test} and {@code two.example.test}; it is due from 2027-01-20.
 */
class CertificatePlannerTest {
    private static final Instant IN_DATE = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant DUE = Instant.parse("2027-02-01T00:00:00Z");
    private static final String KEEP = "Keep the existing certificate";
    private static final String REPLACE =
            "Renew and replace it (counts against the rate limits of the certificate authority)";

    @TempDir
    Path scratch;

    private Path config;
    private final FileStore files = new PosixFileStore();
    private RenewalFiles renewalFiles;
    private LineageStore store;
    private List<String> warned = List.of();

    @BeforeEach
    void createLineage() throws Exception {
        config = Files.createDirectory(scratch.resolve("config"));
        renewalFiles = new RenewalFiles(files, settings -> new LinkedHashMap<>(params()));
        store = new LineageStore(config, files, renewalFiles);
        var pair = TestCertificates.in(Files.createDirectory(scratch.resolve("reference")))
                .of("custom-name");
        store.create(new CertName("mine"), pair.key(), pair.chain(), Settings.defaults());
    }

    /** Names without {@code .example.test}; flags; what the user answers, if anybody is there; what is planned. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "three             |                     |        | obtain three.example.test: three",
                "one               |                     |        | obtain one.example.test: one", // a superset
                "one three         |                     |        | obtain one.example.test: one three", // an overlap
                "one two           | duplicate           |        | obtain one.example.test: one two",
                "one two three     | duplicate           |        | obtain one.example.test: one two three",
                "one two           |                     |        | keep mine",
                "two one           |                     |        | keep mine",
                "one two           | keep                |        | keep mine",
                "one two           |                     | " + KEEP + " | keep mine",
                "one two           |                     | " + REPLACE + " | renew mine: one two",
                "one two           |                     | c      | cancelled",
                "one two           | force               |        | renew mine: one two",
                "one two           | dry                 |        | renew mine: one two",
                "one two           | force keep          |        | renew mine: one two",
                "one two three     | expand              |        | renew mine: one two three",
                "one two three     | force               |        | renew mine: one two three",
                "one two three     |                     | Expand | renew mine: one two three",
                "one two three     |                     | Cancel | cancelled",
                "one two three     |                     |        | missing --expand",
                "                  |                     |        | missing --domains",
                "                  |                     | one.example.test,two.example.test;" + KEEP + " | keep mine",
                "                  | name:mine           |        | keep mine",
                "one two           | name:mine           |        | keep mine",
                "                  | name:mine force     |        | renew mine: one two",
                "one               | name:mine           |        | renew mine: one", // the default is yes
                "three             | name:mine           | Update certificate | renew mine: three",
                "three             | name:mine           | Cancel | cancelled",
                "three             | name:mine new-names | Cancel | renew mine: three",
                "three             | name:new            |        | obtain new: three",
                "one two           | name:new            |        | obtain new: one two",
                "                  | name:new            |        | missing --domains",
            })
    void namesFlagsAndAnswersDecide(
            @Nullable String names, @Nullable String flags, @Nullable String answers, String expected)
            throws Exception {
        assertEquals(expected, plan(names, flags, answers, IN_DATE));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "one two | keep      | renew mine: one two",
                "one two |           | renew mine: one two",
                "        | name:mine | renew mine: one two",
            })
    void whatIsDueIsRenewedWithoutAQuestion(@Nullable String names, @Nullable String flags, String expected)
            throws Exception {
        assertEquals(expected, plan(names, flags, null, DUE));
    }

    /** Not even --force-renewal makes another one before that is served. */
    @Test
    void aVersionThatIsNotServedYetIsDeployedFirst() throws Exception {
        Path archive = config.resolve("archive").resolve("mine");
        for (String kind : List.of("cert", "chain", "fullchain", "privkey")) {
            Files.copy(archive.resolve(kind + "1.pem"), archive.resolve(kind + "2.pem"));
        }
        assertEquals("deploy mine", plan("one two", "force", null, IN_DATE));
    }

    @Test
    void anotherTypeOfKeyIsAReasonToRenew() throws Exception {
        assertEquals("renew mine: one two", plan(null, "name:mine rsa", null, IN_DATE));
    }

    @Test
    void aBrokenLineageCountsAsMissingAndItsNameAsTaken() throws Exception {
        Files.writeString(config.resolve("renewal").resolve("mine.conf"), "no equals sign\n");
        assertEquals("obtain mine-0001: one two", plan("one two", "name:mine", null, IN_DATE));
        assertTrue(warned.get(0).startsWith("The certificate mine cannot be used, so that the new one is called"));
        assertTrue(warned.get(0).contains("invalid line"), warned.get(0));
        assertEquals("obtain one.example.test: one two", plan("one two", null, null, IN_DATE));
    }

    @Test
    void whereTheServerHasNamesTheUserChoosesAmongThem() throws Exception {
        NameOffer offer = () -> List.of(new DnsName("four.example.test"), new DnsName("three.example.test"));
        assertEquals(
                "obtain four.example.test: four three",
                plan(null, null, "three.example.test,four.example.test", IN_DATE, offer));
        assertEquals("missing --domains", plan(null, null, null, IN_DATE, offer));
    }

    private String plan(@Nullable String names, @Nullable String flags, @Nullable String answers, Instant now)
            throws Exception {
        return plan(names, flags, answers, now, List::of);
    }

    private String plan(
            @Nullable String names, @Nullable String flags, @Nullable String answers, Instant now, NameOffer offer)
            throws Exception {
        var console = answers == null ? ScriptedConsole.silent() : ScriptedConsole.answering(answers.split(";", -1));
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var authority = new SuggestingAuthority();
        var times = new RenewalTimes(authority, renewalFiles, clock, time -> ZoneOffset.UTC, () -> 0);
        var dueCheck = new DueCheck(times, new Revocations(new FakeResponders(), Duration.ofSeconds(1)), clock);
        var keys = new FixedKeys(new KeySpec.Ecdsa(KeySpec.Curve.SECP256R1));
        try {
            return described(new CertificatePlanner(new Lineages(config, files), store, keys, console, dueCheck)
                    .plan(settings(names, flags), offer));
        } catch (MissingFlagException missing) {
            return missing.nextStep().replaceAll("(?s).*?(--[a-z]+).*", "missing $1");
        } catch (CancelledException cancelled) {
            return "cancelled";
        } finally {
            warned = console.warned();
        }
    }

    private static Settings settings(@Nullable String names, @Nullable String flags) {
        Settings settings = Settings.defaults();
        if (names != null) {
            var domains = new ArrayList<DnsName>();
            for (String name : names.split(" ", -1)) domains.add(new DnsName(name + ".example.test"));
            settings = with(settings, Options.DOMAINS, domains);
        }
        if (flags == null) return settings;
        for (String flag : flags.split(" ", -1)) settings = with(settings, flag);
        return settings;
    }

    private static Settings with(Settings settings, String flag) {
        if (flag.startsWith("name:")) return with(settings, Options.CERT_NAME, flag.substring("name:".length()));
        return switch (flag) {
            case "duplicate" -> with(settings, Options.DUPLICATE, true);
            case "keep" -> with(settings, Options.KEEP_UNTIL_EXPIRING, true);
            case "force" -> with(settings, Options.FORCE_RENEWAL, true);
            case "dry" -> with(settings, Options.DRY_RUN, true);
            case "expand" -> with(settings, Options.EXPAND, true);
            case "new-names" -> with(settings, Options.RENEW_WITH_NEW_DOMAINS, true);
            case "rsa" -> with(settings, Options.KEY_TYPE, "rsa");
            default -> throw new IllegalArgumentException(flag);
        };
    }

    private static <T> Settings with(Settings settings, Option<T> option, T value) {
        return settings.with(option, value, Source.COMMAND_LINE);
    }

    private static String described(Plan plan) {
        if (plan instanceof Plan.Obtain obtain) return "obtain " + obtain.name() + names(obtain.identifiers());
        if (plan instanceof Plan.Renew renew) return "renew " + renew.lineage().name() + names(renew.identifiers());
        if (plan instanceof Plan.Deploy deploy)
            return "deploy " + deploy.lineage().name();
        return "keep " + ((Plan.Keep) plan).lineage().name();
    }

    private static String names(List<Identifier> identifiers) {
        var names = new StringBuilder(":");
        for (Identifier one : identifiers) names.append(' ').append(one.text().replace(".example.test", ""));
        return names.toString();
    }

    private static Map<String, Value> params() {
        return Map.of("server", new Value.Text("https://ca.test/dir"));
    }
}
