package org.jcertbot.core.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.core.selection.FakeInstaller;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CertificateInstallationTest {
    private static final CertificateFiles CERTIFICATE =
            new CertificateFiles(Path.of("cert"), Path.of("key"), Optional.empty(), Optional.empty());
    private static final List<DnsName> NAMES = List.of(new DnsName("a.test"), new DnsName("b.test"));
    private static final EnhancementChoice NONE = new EnhancementChoice(Set.of(), Set.of());
    private static final EnhancementChoice BOTH =
            new EnhancementChoice(EnumSet.of(Enhancement.HSTS, Enhancement.REDIRECT), Set.of());
    private static final String DEPLOY = "deploy a.test b.test";
    private static final String ENHANCE = "enhance Strict-Transport-Security+redirect a.test b.test";

    private final ScriptedConsole console = ScriptedConsole.silent();
    private final FakeInstaller installer = new FakeInstaller();

    @AfterEach
    void leaveNoInterruptToOthers() {
        Thread.interrupted();
    }

    private void install(EnhancementChoice enhancements) throws Exception {
        new CertificateInstallation(console).install(installer, CERTIFICATE, NAMES, enhancements);
    }

    private void enhance(EnhancementChoice enhancements) throws Exception {
        new CertificateInstallation(console).enhance(installer, CERTIFICATE, NAMES, enhancements);
    }

    @Test
    void everythingIsChangedBeforeTheOneRestart() throws Exception {
        install(BOTH);
        assertEquals(List.of(DEPLOY, ENHANCE, "restart"), installer.calls());
        assertEquals(List.of("Deploying certificate"), console.said());
        assertEquals(List.of(), console.warned());
    }

    @Test
    void withoutEnhancementsNoneAreMade() throws Exception {
        install(new EnhancementChoice(Set.of(), EnumSet.of(Enhancement.STAPLING)));
        assertEquals(List.of(DEPLOY, "restart"), installer.calls());
    }

    @Test
    void aDeploymentThatFailsLeavesNothingToUndo() {
        installer.fail("deploy");
        var failure = assertThrows(PluginException.class, () -> install(BOTH));
        assertEquals("The deploy failed.", failure.what());
        assertEquals(List.of(DEPLOY), installer.calls());
        assertEquals(List.of("Deploying certificate", "Could not install certificate"), console.said());
        assertEquals(List.of(), console.warned());
    }

    @Test
    void aCertificateWithoutItsEnhancementsGoesLive() {
        installer.fail("enhance");
        var failure = assertThrows(EnhancementFailedException.class, () -> install(BOTH));
        assertEquals("The enhance failed.\nAs it was told to.", failure.why());
        assertEquals(List.of(DEPLOY, ENHANCE, "restart"), installer.calls());
        assertEquals(List.of("Deploying certificate"), console.said());
    }

    @Test
    void aServerThatRefusesTheNewConfigurationGetsTheOldOneBack() {
        installer.fail("restart");
        var failure = assertThrows(PluginException.class, () -> install(BOTH));
        assertEquals("The restart failed.", failure.what());
        assertEquals(List.of(DEPLOY, ENHANCE, "restart", "undo enhance", "undo deploy", "restart"), installer.calls());
        assertTrue(told("The previous server configuration was restored."));
        assertEquals(List.of("Deploying certificate", "Could not install certificate"), console.said());
    }

    @Test
    void aServerThatRefusesItsOldConfigurationTooNeedsAPerson() {
        installer.fail("restart").fail("restart");
        var failure = assertThrows(PluginException.class, () -> install(NONE));
        assertEquals("The restart failed.", failure.what());
        assertEquals(List.of(DEPLOY, "restart", "undo deploy", "restart"), installer.calls());
        assertTrue(told("needs a person"));
        assertFalse(told("was restored"));
    }

    @Test
    void aServerIsNotRestartedWithHalfOfItsOldConfiguration() {
        installer.fail("restart").fail("undo enhance");
        assertThrows(PluginException.class, () -> install(BOTH));
        assertEquals(List.of(DEPLOY, ENHANCE, "restart", "undo enhance", "undo deploy"), installer.calls());
        assertTrue(told("needs a person"));
    }

    @Test
    void anInterruptedEnhancementTakesTheDeploymentBackBeforeTheServerNotices() {
        installer.interrupt("enhance");
        assertThrows(InterruptedException.class, () -> install(BOTH));
        assertEquals(List.of(DEPLOY, ENHANCE, "undo deploy"), installer.calls());
    }

    @Test
    void anInterruptedRestartIsFollowedByOneWithTheOldConfiguration() {
        installer.interrupt("restart");
        assertThrows(InterruptedException.class, () -> install(NONE));
        assertEquals(List.of(DEPLOY, "restart", "undo deploy", "restart"), installer.calls());
        assertTrue(told("was restored"));
    }

    @Test
    void anInterruptWhileChangesAreTakenBackDoesNotCutThatShort() {
        installer.fail("restart").interrupt("undo enhance");
        assertThrows(PluginException.class, () -> install(BOTH));
        assertEquals(
                List.of(DEPLOY, ENHANCE, "restart", "undo enhance", "undo enhance", "undo deploy", "restart"),
                installer.calls());
        assertTrue(Thread.currentThread().isInterrupted());
    }

    @Test
    void enhancementsOfAnInstalledCertificateAreRestartedOnce() throws Exception {
        enhance(BOTH);
        assertEquals(List.of(ENHANCE, "restart"), installer.calls());
        assertEquals(List.of(), console.said());
    }

    @Test
    void aChangeThatLeavesSomethingOutIsTakenBackToo() {
        installer.leavingOut(Enhancement.HSTS).fail("restart");
        assertThrows(PluginException.class, () -> enhance(BOTH));
        assertEquals(List.of(ENHANCE, "restart", "undo enhance", "restart"), installer.calls());
    }

    @Test
    void anEnhancementThatFailsChangesNothing() {
        installer.fail("enhance");
        assertThrows(PluginException.class, () -> enhance(BOTH));
        assertEquals(List.of(ENHANCE), installer.calls());
    }

    @Test
    void anEnhancementThatTheServerRefusesIsTakenBack() {
        installer.fail("restart");
        assertThrows(PluginException.class, () -> enhance(BOTH));
        assertEquals(List.of(ENHANCE, "restart", "undo enhance", "restart"), installer.calls());
    }

    @Test
    void noEnhancementIsNoReasonToRestart() throws Exception {
        enhance(new EnhancementChoice(Set.of(), EnumSet.of(Enhancement.STAPLING)));
        assertEquals(List.of(), installer.calls());
    }

    private boolean told(String part) {
        return console.warned().stream().anyMatch(text -> text.contains(part));
    }
}
