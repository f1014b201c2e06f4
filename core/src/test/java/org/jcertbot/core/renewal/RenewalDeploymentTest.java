package org.jcertbot.core.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.FakeCommands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalDeploymentTest {
    private static final Settings NOTHING = Settings.defaults();
    private static final DnsName NAME_OF_RSA = new DnsName("rsa.example.test");

    @TempDir
    Path scratch;

    private RenewalWorld world;

    @BeforeEach
    void createWorld() throws Exception {
        world = new RenewalWorld(scratch);
    }

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

    /** Each with an authenticator of its own. */
    private void createTwoOfOneServer() throws Exception {
        Settings installed = RenewalWorld.usual().with(Options.INSTALLER, "server", Source.COMMAND_LINE);
        world.create("a.test", RenewalWorld.WEB, installed);
        world.create("b.test", RenewalWorld.RSA, installed.with(Options.AUTHENTICATOR, "other", Source.COMMAND_LINE));
    }

    private void neverRenew(String name) throws Exception {
        String text = world.renewalText(name);
        world.rewrite(name, text.replace("[renewalparams]\n", "[renewalparams]\nautorenew = False\n"));
    }

    private int linkedVersion(String name) throws Exception {
        return world.lineages.load(new CertName(name)).linkedVersion();
    }

    private static <T> Settings given(Option<T> option, T value) {
        return NOTHING.with(option, value, Source.COMMAND_LINE);
    }

    /** Name and kind of each, such as {@code a.test not due}. */
    private static List<String> outcomes(RenewalReport report) {
        return report.outcomes().stream()
                .map(outcome -> outcome.renewalFile().getFileName().toString().replace(".conf", "") + " "
                        + outcome.getClass()
                                .getSimpleName()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                                .toLowerCase(Locale.ROOT))
                .toList();
    }
}
