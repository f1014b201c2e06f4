package org.jcertbot.core.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.FakeCommands;
import org.junit.jupiter.api.Test;

class RenewalDeploymentTest extends RenewalCase {
    @Test
    void lineagesOfOneServerReloadItOnce() throws Exception {
        createTwoOfOneServer();
        world.renew(NOTHING);
        assertEquals(1, world.server.restarts);
    }

    @Test
    void lineagesOfOneServerReloadItOnceAfterTheLastWave() throws Exception {
        createTwoOfOneServer();
        world.renew(given(Options.JOBS, 1));
        assertEquals(1, world.server.restarts);
    }

    @Test
    void aServerIsLeftAloneWhenNothingOfItWasRenewed() throws Exception {
        createTwoOfOneServer();
        world.authority.refuse(NAME_OF_RSA);
        world.authority.refuse(new DnsName("web.example.test"));
        world.renew(NOTHING);
        assertEquals(0, world.server.restarts);
    }

    @Test
    void aRunThatIsStoppedReloadsTheServerForWhatItHasStored() throws Exception {
        createTwoOfOneServer();
        Thread run = Thread.currentThread();
        var asked = new AtomicBoolean();
        world.authority.validateWhen(NAME_OF_RSA, () -> {
            if (!asked.getAndSet(true)) return false;
            awaitCommand("tell");
            run.interrupt();
            return false;
        });
        assertThrows(InterruptedException.class, () -> world.renew(given(Options.DEPLOY_HOOK, "tell")));
        assertEquals(List.of(2, 1), List.of(linkedVersion("a.test"), linkedVersion("b.test")));
        assertEquals(1, world.server.restarts);
    }

    private void awaitCommand(String command) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!world.commands.commands().contains(command) && System.nanoTime() < end) Thread.onSpinWait();
    }

    @Test
    void aReloadThatFailsIsRepeatedByTheNextRun() throws Exception {
        createTwoOfOneServer();
        world.server.failure = Optional.of(new PluginException("the configuration is broken", "", ""));
        RenewalReport first = world.renew(NOTHING);
        assertEquals(List.of(new CertName("a.test"), new CertName("b.test")), first.undeployed());
        assertEquals(Set.of(new CertName("a.test"), new CertName("b.test")), first.owed());
        assertFalse(first.succeeded());
        world.server.failure = Optional.empty();
        neverRenew("a.test");
        neverRenew("b.test");
        RenewalReport second = world.renew(NOTHING);
        assertEquals(List.of("a.test not due", "b.test not due"), outcomes(second));
        assertEquals(2, world.server.restarts);
        assertEquals(Set.of(), second.owed());
        assertTrue(second.succeeded());
    }

    @Test
    void preAndPostHooksRunOnceAndDeployHooksForEachLineage() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        world.create("b.test", RenewalWorld.RSA);
        Settings hooks = given(Options.PRE_HOOK, "pre")
                .with(Options.DEPLOY_HOOK, "deploy", Source.COMMAND_LINE)
                .with(Options.POST_HOOK, "post", Source.COMMAND_LINE);
        RenewalReport report = world.renew(hooks);
        assertEquals(List.of("pre", "deploy", "deploy", "post"), world.commands.commands());
        assertEquals(List.of(new HookRun("post", 0)), report.postHooks());
    }

    @Test
    void postHooksAreToldWhoseRenewalsFailed() throws Exception {
        world.create("a.test", RenewalWorld.CUSTOM);
        world.create("b.test", RenewalWorld.RSA);
        world.authority.refuse(NAME_OF_RSA);
        world.renew(given(Options.POST_HOOK, "post"));
        var environment = world.commands.runs().get(0).environment();
        assertEquals("rsa.example.test", environment.get("FAILED_DOMAINS"));
        // The fake authority issues a certificate for these names, whatever is ordered.
        assertEquals("web.example.test www.web.example.test", environment.get("RENEWED_DOMAINS"));
    }

    @Test
    void aDeployHookThatFailsDoesNotUndoTheRenewal() throws Exception {
        world.commands = FakeCommands.answering(new CommandResult(7, "", ""));
        world.create("a.test", RenewalWorld.WEB);
        RenewalReport report = world.renew(given(Options.DEPLOY_HOOK, "reload"));
        assertEquals(List.of("a.test renewed"), outcomes(report));
        assertEquals(List.of(new CertName("a.test")), report.undeployed());
        assertEquals(0, report.failures());
        assertFalse(report.succeeded());
    }

    @Test
    void theSummaryComesBeforeThePostHooks() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        world.renew(given(Options.POST_HOOK, "post"));
        assertEquals(Optional.of(List.of()), world.commandsBeforeSummary);
        assertEquals(List.of("post"), world.commands.commands());
    }

    private void neverRenew(String name) throws Exception {
        String text = world.renewalText(name);
        world.rewrite(name, text.replace("[renewalparams]\n", "[renewalparams]\nautorenew = False\n"));
    }
}
