package org.jcertbot.plugins.webroot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.selection.PluginCatalog;
import org.jcertbot.core.settings.Argument;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebrootArgumentsTest {
    private static final DnsName A = new DnsName("a.test");
    private static final DnsName B = new DnsName("b.test");
    private static final DnsName C = new DnsName("c.test");
    private static final IpAddress ADDRESS = new IpAddress("192.0.2.1");

    @TempDir
    Path directory;

    private Path one;
    private Path two;

    @BeforeEach
    void makeWebroots() throws Exception {
        one = Files.createDirectory(directory.resolve("one"));
        two = Files.createDirectory(directory.resolve("two"));
    }

    @Test
    void aWebrootCountsForTheNamesBehindItUpToTheNext() throws Exception {
        Settings settings = interpret("-w", one, "-d", "a.test", "-d", "b.test", "-w", two, "-d", "c.test");
        assertEquals(Map.of(A, one, B, one), settings.get(WebrootProvider.MAP));
        assertEquals(List.of(one, two), settings.get(WebrootProvider.PATH));
        assertEquals(Source.COMMAND_LINE, settings.source(WebrootProvider.MAP));
    }

    @Test
    void aSingleWebrootLeavesAllNamesOpen() throws Exception {
        assertTrue(interpret("-d", "a.test", "-w", one, "-d", "b.test")
                .get(WebrootProvider.MAP)
                .isEmpty());
    }

    @Test
    void namesBeforeTheFirstOfSeveralWebrootsAreAnError() {
        var e = assertThrows(
                InvalidInputException.class, () -> interpret("-d", "a.test", "-w", one, "-d", "b.test", "-w", two));
        assertTrue(e.what().contains("must precede all domain flags"), e.what());
    }

    @Test
    void addressesFollowTheSameRule() throws Exception {
        Settings settings = interpret("-w", one, "--ip-address", "192.0.2.1", "-w", two, "-d", "a.test");
        assertEquals(Map.of(ADDRESS, one), settings.get(WebrootProvider.MAP));
    }

    @Test
    void aNameKeepsItsFirstWebroot() throws Exception {
        Settings settings = interpret("-w", one, "-d", "a.test", "-w", two, "-d", "a.test", "-w", one);
        assertEquals(Map.of(A, one), settings.get(WebrootProvider.MAP));
    }

    @Test
    void theMapGivesNamesToo() throws Exception {
        Settings settings =
                interpret("--webroot-map", "{\"a.test, b.test\":\"" + one + "\",\"192.0.2.1\":\"" + two + "\"}");
        assertEquals(Map.of(A, one, B, one, ADDRESS, two), settings.get(WebrootProvider.MAP));
        assertEquals(List.of(A, B), settings.get(Options.DOMAINS));
        assertEquals(List.of(ADDRESS), settings.get(Options.IP_ADDRESSES));
        assertEquals(Source.COMMAND_LINE, settings.source(Options.DOMAINS));
    }

    @Test
    void namesKeepTheOrderInWhichTheyWereGiven() throws Exception {
        Settings settings = interpret("-d", "c.test", "--webroot-map", "{\"b.test\":\"" + one + "\"}", "-d", "a.test");
        assertEquals(List.of(C, B, A), settings.get(Options.DOMAINS));
    }

    @Test
    void theMapWinsOverTheOrder() throws Exception {
        Settings settings =
                interpret("-w", one, "-d", "a.test", "--webroot-map", "{\"a.test\":\"" + two + "\"}", "-w", two);
        assertEquals(Map.of(A, two), settings.get(WebrootProvider.MAP));
    }

    @Test
    void mappedNamesMayComeBeforeSeveralWebroots() throws Exception {
        Settings settings = interpret(
                "--webroot-map", "{\"c.test\":\"" + one + "\"}", "-w", one, "-d", "a.test", "-w", two, "-d", "b.test");
        assertEquals(Map.of(A, one, C, one), settings.get(WebrootProvider.MAP));
    }

    @Test
    void namesThatWerePutAsideStayOut() throws Exception {
        var arguments = List.of(
                argument(WebrootProvider.PATH, one),
                argument(Options.DOMAINS, "a.test"),
                argument(WebrootProvider.PATH, two));
        Settings settings = new WebrootProvider().interpret(Settings.defaults(), arguments);
        assertFalse(settings.isSet(WebrootProvider.MAP));
    }

    @Test
    void theNamesOfTheMapStandInItsOption() throws Exception {
        Settings settings = interpret("--webroot-map", "{\"c.test\":\"" + one + "\"}");
        assertEquals(Set.of(C), PluginCatalog.of(new WebrootProvider()).namesInOptions(settings));
    }

    @Test
    void theMapCountsAsSetWhenAWebrootWasGiven() throws Exception {
        assertTrue(interpret("-w", one).isSet(WebrootProvider.MAP));
    }

    @Test
    void aWebrootMustExist() {
        Path nowhere = directory.resolve("nowhere");
        var e = assertThrows(PluginException.class, () -> interpret("-w", nowhere));
        assertEquals(nowhere + " does not exist or is not a directory.", e.what());
        assertThrows(PluginException.class, () -> interpret("--webroot-map", "{\"a.test\":\"" + nowhere + "\"}"));
    }

    @Test
    void whatIsNoPathIsRefusedWithANextStep() {
        var e = assertThrows(PluginException.class, () -> interpret("-w", "a\0b"));
        assertTrue(e.why().contains("Nul character"), e.why());
        assertTrue(e.nextStep().contains("--webroot-path"), e.nextStep());
    }

    @Test
    void aMapThatIsNoJsonObjectIsExplained() {
        for (String text : List.of(
                "",
                "{",
                "[]",
                "{\"a.test\":1}",
                "{\"a.test\":[\"/\"]}",
                "{\"a.test\":\"/\"} x",
                "{'a.test':'/'}",
                "null")) {
            var e = assertThrows(CertbotException.class, () -> interpret("--webroot-map", text), text);
            assertTrue(e.what().contains("--webroot-map"), e.what());
            assertEquals(1, e.exitCode());
        }
    }

    @Test
    void aMapWithABadNameIsRefused() {
        var e = assertThrows(CertbotException.class, () -> interpret("--webroot-map", "{\"a.test,\":\"" + one + "\"}"));
        assertTrue(e.toString().contains("empty"), e.toString());
    }

    /** As the parser does it: values merged into settings, and every use in order. */
    private static Settings interpret(Object... line) throws CertbotException {
        Settings settings = Settings.defaults();
        var arguments = new ArrayList<Argument>();
        for (int i = 0; i < line.length; i += 2) {
            Option<?> option = switch (line[i].toString()) {
                case "-w" -> WebrootProvider.PATH;
                case "--webroot-map" -> WebrootProvider.MAP;
                case "-d" -> Options.DOMAINS;
                default -> Options.IP_ADDRESSES;
            };
            arguments.add(argument(option, line[i + 1]));
            settings = merged(settings, option, line[i + 1].toString());
        }
        return new WebrootProvider().interpret(settings, arguments);
    }

    private static <T> Settings merged(Settings settings, Option<T> option, String text) throws CertbotException {
        T value = option.type().parse(text);
        T all = settings.isSet(option) && settings.source(option) != Source.DEFAULT
                ? option.type().merge(settings.get(option), value)
                : value;
        return settings.with(option, all, Source.COMMAND_LINE);
    }

    private static Argument argument(Option<?> option, Object text) {
        return new Argument(option, text.toString(), Source.COMMAND_LINE);
    }
}
