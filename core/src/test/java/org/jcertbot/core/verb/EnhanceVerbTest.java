package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.Enhancement;
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
class EnhanceVerbTest {
    private static final Settings HSTS = with(Settings.defaults(), Options.HSTS, true);
    private static final Settings MINE = with(HSTS, Options.CERT_NAME, "mine");
    private static final String HEADER = "enhance Strict-Transport-Security ";
    private static final String BOTH = "one.example.test two.example.test";

    @TempDir
    Path scratch;

    private final FakeInstaller installer = new FakeInstaller();
    private ScriptedConsole console = ScriptedConsole.silent();
    private RenewalWorld world;

    @BeforeEach
    void createLineage() throws Exception {
        world = new RenewalWorld(scratch);
        world.create("mine", RenewalWorld.CUSTOM);
    }

    @Test
    void allNamesAreEnhancedWhenNobodyCanChoose() throws Exception {
        assertEquals(0, enhance(MINE));
        assertEquals(List.of("check " + BOTH, HEADER + BOTH, "restart"), installer.calls());
        assertEquals(
                List.of("Enabled on https://one.example.test and https://two.example.test: Strict-Transport-Security"),
                console.said());
    }

    @Test
    void theUserChoosesCertificateAndNames() throws Exception {
        world.create("another", RenewalWorld.WEB);
        console = ScriptedConsole.answering("mine", "two.example.test");
        enhance(HSTS);
        assertEquals(HEADER + "two.example.test", installer.calls().get(1));
    }

    @Test
    void namesOfOptionsAreNotAskedFor() throws Exception {
        console = ScriptedConsole.answering();
        enhance(with(MINE, Options.DOMAINS, List.of(new DnsName("one.example.test"))));
        assertEquals(HEADER + "one.example.test", installer.calls().get(1));
    }

    @Test
    void aCertificateMustBeNamedWhenNobodyCanChoose() {
        assertThrows(MissingFlagException.class, () -> enhance(HSTS));
    }

    @Test
    void somethingMustBeAskedFor() {
        refused(with(Settings.defaults(), Options.CERT_NAME, "mine"), "No enhancements requested");
        refused(with(with(Settings.defaults(), Options.CERT_NAME, "mine"), Options.HSTS, false), "No enhancements");
    }

    @Test
    void anUnknownCertificateHasNoNames() {
        refused(with(HSTS, Options.CERT_NAME, "unknown"), "Could not find the list of domains");
    }

    @Test
    void anHstsHeaderThatGrowsIsRefused() {
        refused(with(with(Settings.defaults(), Options.CERT_NAME, "mine"), Options.AUTO_HSTS, true), "not supported");
    }

    @Test
    void whatTheInstallerCannotDoLeavesTheServerAlone() throws Exception {
        var stapling = with(with(Settings.defaults(), Options.CERT_NAME, "mine"), Options.STAPLE_OCSP, true);
        assertEquals(0, enhance(stapling));
        assertEquals(List.of("check " + BOTH), installer.calls());
        assertEquals(List.of(), console.said());
    }

    @Test
    void whatTheInstallerLeavesOutIsNotSaidToBeEnabled() throws Exception {
        installer.supporting(EnumSet.of(Enhancement.HSTS, Enhancement.STAPLING)).leavingOut(Enhancement.STAPLING);
        enhance(with(MINE, Options.STAPLE_OCSP, true));
        assertEquals(
                List.of("Enabled on https://one.example.test and https://two.example.test: Strict-Transport-Security"),
                console.said());
    }

    @Test
    void nothingIsSaidToBeEnabledWhenAllIsLeftOut() throws Exception {
        installer.supporting(EnumSet.of(Enhancement.STAPLING)).leavingOut(Enhancement.STAPLING);
        enhance(with(with(Settings.defaults(), Options.CERT_NAME, "mine"), Options.STAPLE_OCSP, true));
        assertEquals(List.of(), console.said());
    }

    private void refused(Settings settings, String what) {
        var failure = assertThrows(InvalidInputException.class, () -> enhance(settings));
        assertTrue(failure.what().contains(what), failure::what);
        assertEquals(List.of(), installer.calls());
    }

    private int enhance(Settings settings) throws CertbotException, InterruptedException {
        return new EnhanceVerb(given -> installer, world.lineages, console).run(settings);
    }

    private static <T> Settings with(Settings settings, Option<T> option, T value) {
        return settings.with(option, value, Source.COMMAND_LINE);
    }
}
