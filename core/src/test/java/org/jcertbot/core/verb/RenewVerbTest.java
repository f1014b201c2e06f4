package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.renewal.RenewalWorld;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.FakeCommands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exit code of {@code renew}, and who is told. */
class RenewVerbTest {
    private static final Settings NOTHING = Settings.defaults();
    private static final Settings DETAILED = with(NOTHING, Options.DETAILED_EXIT_CODE, true);
    private static final DnsName MAPPED = new DnsName("mapped.test");

    @TempDir
    Path scratch;

    private RenewalWorld world;

    @BeforeEach
    void createWorld() throws Exception {
        world = new RenewalWorld(scratch);
    }

    @Test
    void aRenewalIsASuccess() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        assertEquals(0, run(NOTHING));
    }

    @Test
    void theDetailedExitCodeTellsThatSomethingWasRenewed() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        assertEquals(3, run(DETAILED));
    }

    @Test
    void aRehearsalRenewsNothing() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        assertEquals(0, run(with(DETAILED, Options.DRY_RUN, true)));
    }

    @Test
    void whereNothingIsNothingIsRenewed() throws Exception {
        assertEquals(0, run(DETAILED));
    }

    @Test
    void failuresAndBrokenFilesAreCounted() throws Exception {
        world.create("a.test", RenewalWorld.RSA);
        world.rewrite("b.test", "no equals sign\n");
        world.authority.refuse(new DnsName("rsa.example.test"));
        var failure = assertThrows(CertbotException.class, () -> run(DETAILED));
        assertEquals("1 renew failure(s), 1 parse failure(s)", failure.what());
    }

    @Test
    void aDeploymentThatFailedIsCountedApart() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        world.commands = FakeCommands.answering(new CommandResult(7, "", ""));
        var failure = assertThrows(CertbotException.class, () -> run(with(NOTHING, Options.DEPLOY_HOOK, "reload")));
        assertEquals("0 renew failure(s), 0 parse failure(s), 1 deployment failure(s)", failure.what());
    }

    @Test
    void namesAreRefused() {
        Settings named = with(NOTHING, Options.DOMAINS, List.of(new DnsName("a.test")));
        assertThrows(InvalidInputException.class, () -> run(named));
    }

    @Test
    void namesThatAreOnlyMappedToDirectoriesAreNotMeant() throws Exception {
        assertEquals(0, run(with(NOTHING, Options.DOMAINS, List.of(MAPPED))));
    }

    @Test
    void theNotifyHookReadsWhatHasFailed() throws Exception {
        world.rewrite("b.test", "no equals sign\n");
        assertThrows(CertbotException.class, () -> run(with(NOTHING, Options.NOTIFY_HOOK, "mail")));
        var mail = world.commands.runs().get(0);
        assertEquals("mail", mail.command());
        assertTrue(mail.input().contains("\"state\" : \"unusable\""), mail.input());
    }

    @Test
    void nobodyIsNotifiedOfSuccessOrOfARehearsal() throws Exception {
        world.create("a.test", RenewalWorld.RSA);
        Settings notifying = with(NOTHING, Options.NOTIFY_HOOK, "mail");
        run(notifying);
        world.authority.refuse(new DnsName("web.example.test"));
        assertThrows(CertbotException.class, () -> run(with(notifying, Options.DRY_RUN, true)));
        assertEquals(List.of(), world.commands.commands());
    }

    @Test
    void theDocumentIsPrintedWhenItIsWanted() throws Exception {
        world.create("a.test", RenewalWorld.WEB);
        run(with(NOTHING, Options.JSON, true));
        List<String> said = world.console.said();
        assertTrue(said.get(said.size() - 1).contains("\"state\" : \"renewed\""));
    }

    private int run(Settings given) throws CertbotException, InterruptedException {
        return new RenewVerb(world.renewal(given), world.hooks(), settings -> Set.of(MAPPED), world.console).run(given);
    }

    private static <T> Settings with(Settings settings, Option<T> option, T value) {
        return settings.with(option, value, Source.COMMAND_LINE);
    }
}
