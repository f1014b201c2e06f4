package org.jcertbot.core.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.lineage.FakeLineage;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.selection.FakePlugin;
import org.jcertbot.core.selection.SelectedPlugins;
import org.jcertbot.core.selection.UnchangingInstaller;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.FakeCommands;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentsTest {
    private static final Settings HOOK = Settings.defaults().with(Options.DEPLOY_HOOK, "reload", Source.COMMAND_LINE);

    @TempDir
    Path scratch;

    private final Backlog backlog = new Backlog(Map.of(), Set.of());
    private final ScriptedConsole console = ScriptedConsole.silent();
    private final CountingServer server = new CountingServer();
    private final Lineage a = FakeLineage.named("a.test");
    private final Lineage b = FakeLineage.named("b.test");

    @Test
    void theDebtIsOnTheDiskBeforeTheCertificateIsStored() {
        deployments(FakeCommands.succeeding()).owe(a, HOOK, plugins(HOOK, Optional.empty()));
        assertTrue(file().read().owes(new CertName("a.test")));
    }

    @Test
    void nothingIsOwedToNobody() {
        Settings none = Settings.defaults();
        deployments(FakeCommands.succeeding()).owe(a, none, plugins(none, Optional.empty()));
        assertFalse(backlog.owes(new CertName("a.test")));
    }

    @Test
    void aHookThatSucceedsSettlesTheDebt() throws Exception {
        deploy(FakeCommands.succeeding(), HOOK, Optional.empty(), a);
        assertFalse(backlog.owes(new CertName("a.test")));
    }

    @Test
    void aHookThatFailsLeavesTheDebt() throws Exception {
        var deployments = deploy(FakeCommands.answering(new CommandResult(7, "", "")), HOOK, Optional.empty(), a);
        assertTrue(backlog.owes(new CertName("a.test")));
        assertTrue(deployments.hasFailed(new CertName("a.test")));
        assertEquals(List.of(new HookRun("reload", 7)), deployments.hooksOf(new CertName("a.test")));
    }

    @Test
    void aRehearsalSettlesNothing() throws Exception {
        backlog.owe(new CertName("a.test"));
        Settings dry = HOOK.with(Options.DRY_RUN, true, Source.COMMAND_LINE);
        deploy(FakeCommands.succeeding(), dry, Optional.of(server), a);
        assertTrue(backlog.owes(new CertName("a.test")));
        assertEquals(0, server.restarts);
    }

    @Test
    void aServerOfManyLineagesIsReloadedOnce() throws Exception {
        deploy(FakeCommands.succeeding(), HOOK, Optional.of(server), a, b);
        assertEquals(1, server.restarts);
        assertFalse(backlog.owes(new CertName("a.test")) || backlog.owes(new CertName("b.test")));
    }

    @Test
    void aReloadThatFailsIsOwedToAllOfItsLineages() throws Exception {
        server.failure = Optional.of(new PluginException("configuration is broken", "", ""));
        deploy(FakeCommands.succeeding(), HOOK, Optional.of(server), a, b);
        assertTrue(backlog.owes(new CertName("a.test")) && backlog.owes(new CertName("b.test")));
    }

    @Test
    void aServerIsReloadedOnceForLineagesOfManyWaves() throws Exception {
        Deployments deployments = deployments(FakeCommands.succeeding());
        SelectedPlugins plugins = plugins(HOOK, Optional.of(server));
        deployments.start(a, HOOK, plugins);
        deployments.finish();
        deployments.start(b, HOOK, plugins);
        deployments.finish();
        assertEquals(0, server.restarts);
        deployments.restartServers();
        deployments.restartServers();
        assertEquals(1, server.restarts);
        deployments.close();
    }

    @Test
    void aRunThatIsStoppedReloadsTheServerAndLeavesTheDebtOfHooksThatDidNotEnd() throws Exception {
        Deployments deployments = deployments(FakeCommands.succeeding().interruptedAt("reload"));
        SelectedPlugins plugins = plugins(HOOK, Optional.of(server));
        deployments.owe(a, HOOK, plugins);
        deployments.start(a, HOOK, plugins);
        assertThrows(InterruptedException.class, deployments::finish);
        deployments.restartServers();
        deployments.close();
        assertEquals(1, server.restarts);
        assertTrue(backlog.owes(new CertName("a.test")));
    }

    @Test
    void whyAReloadFailedIsToldOnce() throws Exception {
        server.failure = Optional.of(new PluginException("configuration is broken", "", ""));
        deploy(FakeCommands.succeeding(), HOOK, Optional.of(server), a, b);
        assertEquals(
                List.of("The server server could not be reloaded (2 certificates): configuration is broken"),
                console.warned());
    }

    private Deployments deploy(FakeCommands commands, Settings settings, Optional<Installer> installer, Lineage... all)
            throws InterruptedException {
        Deployments deployments = deployments(commands);
        for (Lineage lineage : all) {
            SelectedPlugins plugins = plugins(settings, installer);
            if (!settings.get(Options.DRY_RUN)) deployments.owe(lineage, settings, plugins);
            deployments.start(lineage, settings, plugins);
        }
        deployments.finish();
        deployments.restartServers();
        deployments.close();
        return deployments;
    }

    private Deployments deployments(FakeCommands commands) {
        return new Deployments(new Hooks(scratch, commands, console), backlog, file(), console);
    }

    private BacklogFile file() {
        return new BacklogFile(scratch, scratch, new PosixFileStore());
    }

    private static SelectedPlugins plugins(Settings settings, Optional<Installer> installer) {
        var named = settings.with(Options.INSTALLER, "server", Source.RUN);
        var nobodyAsksIt = new FakePlugin("nothing");
        return new SelectedPlugins(nobodyAsksIt, nobodyAsksIt, installer, named);
    }

    private static final class CountingServer implements UnchangingInstaller {
        private Optional<PluginException> failure = Optional.empty();
        private int restarts;

        @Override
        public void prepare() {}

        @Override
        public void restart() throws PluginException {
            restarts++;
            if (failure.isPresent()) throw failure.get();
        }
    }
}
