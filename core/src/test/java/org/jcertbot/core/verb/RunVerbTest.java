package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.installation.EnhancementFailedException;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.core.renewal.RenewalWorld;
import org.jcertbot.core.selection.FakeInstaller;
import org.jcertbot.core.selection.FakePlugin;
import org.jcertbot.core.selection.SelectedPlugins;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authority issues for {@code web.example.test} and {@code www.web.example.test}, whatever is ordered. */
class RunVerbTest {
    private static final Instant IN_DATE = Instant.parse("2026-12-01T00:00:00Z");
    private static final DnsName WEB = new DnsName("web.example.test");
    private static final DnsName WWW = new DnsName("www.web.example.test");
    private static final DnsName OTHER = new DnsName("other.test");
    private static final String BOTH = "web.example.test www.web.example.test";
    private static final Settings NAMES =
            with(RenewalWorld.usual().with(Options.INSTALLER, "fake", Source.RUN), Options.DOMAINS, List.of(WEB, WWW));

    @TempDir
    Path scratch;

    private final FakeInstaller installer = new FakeInstaller();
    private RenewalWorld world;

    @BeforeEach
    void createWorld() throws Exception {
        world = new RenewalWorld(scratch, IN_DATE);
    }

    @Test
    void aCertificateIsObtainedAndInstalled() throws Exception {
        assertEquals(0, run(NAMES));
        assertEquals(
                List.of("check " + BOTH, "deploy " + BOTH, "enhance redirect " + BOTH, "restart"), installer.calls());
        assertEquals(
                world.lineages
                        .find(new CertName("web.example.test"))
                        .orElseThrow()
                        .live()
                        .fullchain(),
                installer.certificate().fullChain().orElseThrow());
        assertTrue(said("Successfully received certificate."));
        assertTrue(said("successfully enabled HTTPS on https://web.example.test and https://www.web.example.test"));
    }

    @Test
    void nothingIsOrderedForNamesThatTheServerHasNoPlaceFor() {
        installer.fail("check");
        assertThrows(PluginException.class, () -> run(NAMES));
        assertEquals(List.of(), world.authority.orders());
    }

    @Test
    void onlyNamesThatTheCertificateHasAreDeployed() throws Exception {
        world.authority.rejectInOrders(OTHER);
        Settings subset = with(NAMES, Options.DOMAINS, List.of(WEB, OTHER));
        run(with(subset, Options.ALLOW_SUBSET_OF_NAMES, true));
        assertEquals("deploy web.example.test", installer.calls().get(1));
    }

    @Test
    void whatIsNotDueIsInstalledAgain() throws Exception {
        run(NAMES);
        var again = new FakeInstaller();
        assertEquals(0, run(NAMES, again));
        assertEquals(1, world.authority.orders().size());
        assertTrue(again.calls().contains("deploy " + BOTH));
    }

    @Test
    void aRenewalSaysThatTheCertificateIsReplaced() throws Exception {
        run(NAMES);
        run(with(NAMES, Options.FORCE_RENEWAL, true));
        assertTrue(said("successfully renewed, and the new certificate has been installed"));
    }

    @Test
    void aCertificateThatCannotBeInstalledIsKeptAndTheUserToldHowToGoOn() throws Exception {
        installer.fail("deploy");
        assertThrows(PluginException.class, () -> run(NAMES));
        assertTrue(world.lineages.find(new CertName("web.example.test")).isPresent());
        assertTrue(said("could not be installed (installer: fake)"));
        assertTrue(said("certbot install --cert-name web.example.test"));
        assertFalse(said("Congratulations"));
    }

    @Test
    void enhancementsThatFailAreAdvisedToBeMadeLater() {
        installer.fail("enhance");
        assertThrows(EnhancementFailedException.class, () -> run(NAMES));
        assertEquals("restart", installer.calls().get(3));
        assertTrue(said("certbot enhance --cert-name web.example.test --redirect"));
        assertFalse(said("Congratulations"));
    }

    @Test
    void addressesAreRefusedBeforeAnythingIsDone() throws Exception {
        Settings address = with(NAMES, Options.IP_ADDRESSES, List.of(IpAddress.parse("192.0.2.1")));
        assertThrows(InvalidInputException.class, () -> run(address));
        assertEquals(List.of(), world.authority.orders());
        assertEquals(List.of(), installer.calls());
    }

    @Test
    void aCertificateThatMustBeStapledNeedsAnInstallerThatStaples() throws Exception {
        Settings stapled = with(NAMES, Options.MUST_STAPLE, true);
        assertThrows(InvalidInputException.class, () -> run(stapled));
        assertEquals(List.of(), world.authority.orders());
        installer.supporting(EnumSet.of(Enhancement.STAPLING));
        assertEquals(0, run(stapled));
    }

    @Test
    void anHstsHeaderThatGrowsIsRefused() {
        assertThrows(InvalidInputException.class, () -> run(with(NAMES, Options.AUTO_HSTS, true)));
        assertEquals(List.of(), world.authority.orders());
    }

    private int run(Settings settings) throws Exception {
        return run(settings, installer);
    }

    private int run(Settings settings, FakeInstaller server) throws Exception {
        var proving = new FakePlugin("one");
        return new RunVerb(
                        given -> new SelectedPlugins(proving, proving, Optional.of(server), given),
                        world.authorities,
                        world.accounts(),
                        world.planner(),
                        world.issuer(),
                        new InstallationStep(world.console))
                .run(settings);
    }

    private boolean said(String part) {
        return world.console.said().stream().anyMatch(text -> text.contains(part));
    }

    private static <T> Settings with(Settings settings, Option<T> option, T value) {
        return settings.with(option, value, Source.COMMAND_LINE);
    }
}
