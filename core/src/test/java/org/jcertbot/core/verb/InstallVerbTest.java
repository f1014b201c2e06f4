package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.renewal.RenewalWorld;
import org.jcertbot.core.selection.FakeInstaller;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is one certificate, {@code mine}, for {@code one.example.test} and {@code two.example.test}. */
class InstallVerbTest {
    private static final Settings NOTHING = Settings.defaults();
    private static final Settings MINE = with(NOTHING, Options.CERT_NAME, "mine");
    private static final String BOTH = "one.example.test two.example.test";

    @TempDir
    Path scratch;

    private final FakeInstaller installer = new FakeInstaller("server.test", "other.test");
    private ScriptedConsole console = ScriptedConsole.silent();
    private RenewalWorld world;
    private Lineage mine;

    @BeforeEach
    void createLineage() throws Exception {
        world = new RenewalWorld(scratch);
        mine = world.create("mine", RenewalWorld.CUSTOM);
    }

    @Test
    void aCertificateIsInstalledByItsName() throws Exception {
        assertEquals(0, install(MINE));
        assertEquals(
                List.of("check " + BOTH, "deploy " + BOTH, "enhance redirect " + BOTH, "restart"), installer.calls());
        assertEquals(
                new CertificateFiles(
                        mine.live().cert(),
                        mine.live().privkey(),
                        Optional.of(mine.live().chain()),
                        Optional.of(mine.live().fullchain())),
                installer.certificate());
        assertEquals(
                List.of(
                        "Deploying certificate",
                        "Congratulations! You have successfully enabled HTTPS on https://one.example.test and"
                                + " https://two.example.test"),
                console.said());
    }

    @Test
    void aFileOfAnOptionIsTakenInPlaceOfTheLineages() throws Exception {
        Path other = Files.writeString(scratch.resolve("other.pem"), "x");
        install(with(MINE, Options.FULLCHAIN_PATH, other));
        assertEquals(Optional.of(other), installer.certificate().fullChain());
        assertEquals(mine.live().cert(), installer.certificate().certificate());
    }

    @Test
    void certificateAndKeyAreEnoughWithoutALineage() throws Exception {
        assertEquals(0, install(files(mine.live().cert(), mine.live().privkey())));
        assertEquals("deploy " + BOTH, installer.calls().get(1));
        assertEquals(Optional.empty(), installer.certificate().fullChain());
    }

    @Test
    void theNameOfNoCertificateDoesNotMatterWhenFilesAreGiven() throws Exception {
        Settings files = files(mine.live().cert(), mine.live().privkey());
        assertEquals(0, install(with(files, Options.CERT_NAME, "unknown")));
    }

    @Test
    void namesOfOptionsReplaceThoseOfTheCertificate() throws Exception {
        install(with(MINE, Options.DOMAINS, List.of(new DnsName("two.example.test"))));
        assertEquals("deploy two.example.test", installer.calls().get(1));
    }

    @Test
    void httpStaysWhereNoRedirectIsWanted() throws Exception {
        install(with(MINE, Options.REDIRECT, false));
        assertEquals(List.of("check " + BOTH, "deploy " + BOTH, "restart"), installer.calls());
    }

    @Test
    void withoutANameTheUserChooses() throws Exception {
        world.create("another", RenewalWorld.WEB);
        console = ScriptedConsole.answering("mine");
        install(NOTHING);
        assertEquals(mine.live().cert(), installer.certificate().certificate());
    }

    @Test
    void aCertificateAloneDoesNotSayWhichKeyIsMeant() {
        var missing = assertThrows(
                MissingFlagException.class,
                () -> install(with(NOTHING, Options.CERT_PATH, mine.live().cert())));
        assertTrue(missing.nextStep().contains("--cert-name"));
    }

    @Test
    void anUnknownNameLeavesThePathsUndefined() {
        refused(with(NOTHING, Options.CERT_NAME, "unknown"), "Path to certificate or key was not defined");
    }

    @Test
    void filesMustBeThereAndBeFiles() {
        Path nothing = scratch.resolve("nothing.pem");
        refused(files(nothing, mine.live().privkey()), "Error while reading certificate from path " + nothing);
        refused(files(mine.live().cert(), scratch), "Error while reading private key from path " + scratch);
        refused(files(mine.live().privkey(), mine.live().privkey()), "Error while reading certificate");
    }

    @Test
    void anHstsHeaderThatGrowsIsRefused() {
        refused(with(MINE, Options.AUTO_HSTS, true), "not supported by the selected installer");
    }

    @Test
    void namesWithoutAPlaceChangeNothing() {
        installer.fail("check");
        assertThrows(PluginException.class, () -> install(MINE));
        assertEquals(List.of("check " + BOTH), installer.calls());
    }

    private void refused(Settings settings, String what) {
        var failure = assertThrows(InvalidInputException.class, () -> install(settings));
        assertTrue(failure.what().contains(what), failure::what);
        assertEquals(List.of(), installer.calls());
    }

    private int install(Settings settings) throws CertbotException, InterruptedException {
        return new InstallVerb(given -> installer, world.lineages, console).run(settings);
    }

    private static Settings files(Path certificate, Path key) {
        return with(with(NOTHING, Options.CERT_PATH, certificate), Options.KEY_PATH, key);
    }

    private static <T> Settings with(Settings settings, Option<T> option, T value) {
        return settings.with(option, value, Source.COMMAND_LINE);
    }
}
