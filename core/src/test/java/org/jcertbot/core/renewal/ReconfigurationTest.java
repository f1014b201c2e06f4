package org.jcertbot.core.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.settings.TestServers;
import org.jcertbot.core.testing.FakeCommands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconfigurationTest {
    private static final Settings NOTHING = Settings.defaults();
    private static final String PRODUCTION = Options.SERVER.defaultValue().orElseThrow();

    @TempDir
    Path scratch;

    private RenewalWorld world;

    @BeforeEach
    void createWorld() throws Exception {
        world = new RenewalWorld(scratch);
        world.create("a.test", RenewalWorld.WEB);
    }

    @Test
    void aNewOptionIsRehearsedThenStored() throws Exception {
        assertTrue(change(given(Options.AUTHENTICATOR, "other")));
        assertEquals(1, world.authority.orders().size());
        assertTrue(world.renewalText("a.test").contains("authenticator = other\n"));
    }

    @Test
    void theCertificateStaysAsItIs() throws Exception {
        change(given(Options.AUTHENTICATOR, "other"));
        assertEquals(1, lineage().version());
    }

    @Test
    void nothingNewChangesNothing() throws Exception {
        // The account is stored as soon as a run has used it.
        change(NOTHING);
        String before = world.renewalText("a.test");
        assertFalse(change(NOTHING));
        assertEquals(before, world.renewalText("a.test"));
    }

    @Test
    void aRehearsalThatFailsStoresNothing() throws Exception {
        String before = world.renewalText("a.test");
        world.authority.refuse(new DnsName("web.example.test"));
        assertThrows(CertbotException.class, () -> change(given(Options.AUTHENTICATOR, "other")));
        assertEquals(before, world.renewalText("a.test"));
    }

    @Test
    void aDryRunOnlyRehearses() throws Exception {
        String before = world.renewalText("a.test");
        Settings given = given(Options.AUTHENTICATOR, "other").with(Options.DRY_RUN, true, Source.COMMAND_LINE);
        assertFalse(change(given));
        assertEquals(1, world.authority.orders().size());
        assertEquals(before, world.renewalText("a.test"));
    }

    @Test
    void aLineageOfTheProductionServerIsRehearsedAtTheStagingServerAndKeepsItsOwn() throws Exception {
        storeServer(PRODUCTION);
        change(given(Options.AUTHENTICATOR, "other"));
        assertEquals(List.of(TestServers.STAGING_URL), world.reached);
        assertTrue(world.renewalText("a.test").contains("server = " + PRODUCTION + "\n"));
    }

    @Test
    void aLineageOfAnotherServerIsRehearsedThere() throws Exception {
        change(given(Options.AUTHENTICATOR, "other"));
        assertEquals(List.of(RenewalWorld.SERVER), world.reached);
    }

    @Test
    void theServerCannotBeChanged() {
        assertThrows(InvalidInputException.class, () -> change(given(Options.SERVER, "https://other.test/dir")));
    }

    @Test
    void theSameServerMayBeNamed() throws Exception {
        change(given(Options.SERVER, RenewalWorld.SERVER));
        assertTrue(world.renewalText("a.test").contains("server = " + RenewalWorld.SERVER + "\n"));
    }

    @Test
    void aLineageOfTheProductionServerDoesNotMoveToTheStagingServer() throws Exception {
        storeServer(PRODUCTION);
        assertThrows(InvalidInputException.class, () -> change(given(Options.STAGING, true)));
    }

    @Test
    void theAccountCannotBeChanged() throws Exception {
        String text = world.renewalText("a.test");
        world.rewrite("a.test", text.replace("[renewalparams]\n", "[renewalparams]\naccount = 1\n"));
        assertThrows(InvalidInputException.class, () -> change(given(Options.ACCOUNT, "2")));
    }

    @Test
    void hooksRunAroundTheRehearsal() throws Exception {
        change(given(Options.PRE_HOOK, "pre")
                .with(Options.POST_HOOK, "post", Source.COMMAND_LINE)
                .with(Options.DEPLOY_HOOK, "deploy", Source.COMMAND_LINE));
        assertEquals(List.of("pre", "post"), world.commands.commands());
    }

    @Test
    void deployHooksAreRehearsedWhenThatIsWanted() throws Exception {
        change(given(Options.DEPLOY_HOOK, "deploy").with(Options.RUN_DEPLOY_HOOKS, true, Source.COMMAND_LINE));
        assertEquals(List.of("deploy"), world.commands.commands());
        assertTrue(world.renewalText("a.test").contains("renew_hook = deploy\n"));
    }

    @Test
    void aPreHookThatIsInterruptedIsFollowedByThePostHook() {
        world.commands = FakeCommands.succeeding().interruptedAt("stop");
        Settings given = given(Options.PRE_HOOK, "stop").with(Options.POST_HOOK, "start", Source.COMMAND_LINE);
        assertThrows(InterruptedException.class, () -> change(given));
        assertEquals(List.of("stop", "start"), world.commands.commands());
    }

    private void storeServer(String server) throws Exception {
        world.rewrite("a.test", world.renewalText("a.test").replace(RenewalWorld.SERVER, server));
    }

    private boolean change(Settings given) throws Exception {
        return world.reconfiguration().change(lineage(), given);
    }

    private Lineage lineage() throws Exception {
        return world.lineages.load(world.renewalFile("a.test"));
    }

    private static <T> Settings given(Option<T> option, T value) {
        return NOTHING.with(option, value, Source.COMMAND_LINE);
    }
}
