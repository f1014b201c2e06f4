package org.jcertbot.plugins.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.checkpoint.Checkpoints;
import org.jcertbot.core.checkpoint.FileChange;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.testing.FakeCommands;
import org.jcertbot.core.text.ByteText;
import org.jcertbot.plugins.nginx.edit.Edits;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.jcertbot.plugins.nginx.model.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the installed nginx. */
@Timeout(120)
final class NginxServerTest {
    @TempDir
    private Path directory;

    @Test
    void whenItIsPreparedTheFilesForTlsAreThere() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            TlsFiles files = at.prepared().tlsFiles();
            assertTrue(files.optionsText().contains("ssl_protocols"), files.optionsText());
            assertTrue(Files.exists(files.dhParameters()));
        }
    }

    @Test
    void aRevisionIsOnTheDiskAndKnown() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            NginxServer server = at.prepared();
            server.apply(with(server, NewDirective.of("set", List.of("$a", "1"))), "A change");
            assertTrue(at.text().contains("set $a 1; # managed by Certbot"), at.text());
            assertTrue(only(server).first("set").isPresent());
        }
    }

    @Test
    void whatNginxRefusesIsNotKept() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            NginxServer server = at.prepared();
            String before = at.text();
            Revision broken = with(server, NewDirective.of("no_such_directive", "on"));
            assertThrows(PluginException.class, () -> server.apply(broken, "A mistake"));
            assertEquals(before, at.text());
        }
    }

    @Test
    void aChangeThatIsTakenBackIsNotKnownAnyMore() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            NginxServer server = at.prepared();
            String before = at.text();
            server.apply(with(server, NewDirective.of("set", List.of("$a", "1"))), "A change")
                    .undo();
            assertEquals(before, at.text());
            assertTrue(only(server).first("set").isEmpty());
        }
    }

    @Test
    void whatAKilledRunHasLeftIsUndoneAndNginxIsTold() throws Exception {
        try (var at = NginxAtHand.running(directory)) {
            leaveAnotherAnswer(at, "");
            at.prepared();
            assertTrue(at.nginx.answers("site"));
        }
    }

    @Test
    void nginxIsToldLaterWhenItRefusesItsConfigurationJustThen() throws Exception {
        try (var at = NginxAtHand.running(directory)) {
            Path included = Files.writeString(directory.resolve("included.conf"), "");
            leaveAnotherAnswer(at, "include " + included + ";");
            Files.writeString(included, "no_such_directive;");
            assertThrows(PluginException.class, at::prepared);
            assertTrue(at.nginx.answers("left over"));
            Files.writeString(included, "");
            at.prepared();
            assertTrue(at.nginx.answers("site"));
        }
    }

    /** As a run that was killed after a reload. */
    private static void leaveAnotherAnswer(NginxAtHand at, String inMain) throws Exception {
        at.nginx.configure(inMain, "", "\"left over\"");
        String leftOver = at.text();
        at.nginx.configure(inMain, "", "site");
        leaveChange(at, at.nginx.configuration(), leftOver);
        at.nginx.control().reload(at.nginx.files());
        assertTrue(at.nginx.answers("left over"));
    }

    @Test
    void whatWasUndoneForAnotherServerIsLeftForThatOneToBeToldOf() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            Path foreign = Files.writeString(directory.resolve("apache2.conf"), "before");
            leaveChange(at, foreign, "left over");
            at.prepared();
            assertEquals("before", Files.readString(foreign));
            assertEquals(Set.of(foreign.toRealPath()), checkpoints(at).recover());
        }
    }

    private static void leaveChange(NginxAtHand at, Path file, String after) throws Exception {
        byte[] before = Files.readAllBytes(file);
        checkpoints(at).temporary().apply(List.of(FileChange.replace(file, before, ByteText.bytes(after))));
    }

    private static Checkpoints checkpoints(NginxAtHand at) throws Exception {
        Path work = at.settings().get(Options.WORK_DIR);
        return new Checkpoints(work, new PosixFileStore(), FakeCommands.succeeding(), Clock.systemUTC());
    }

    @Test
    void aCertificateOfOursThatIsGoneIsNamedWithItsPlace() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            Path live = at.configDirectory.resolve("live/gone");
            at.configure("server_name a.test; ssl_certificate " + live.resolve("fullchain.pem")
                    + "; ssl_certificate_key " + live.resolve("privkey.pem") + "; listen 127.0.0.1:"
                    + at.settings().get(Options.HTTPS_PORT) + " ssl;");
            var failure = assertThrows(PluginException.class, at::prepared);
            assertTrue(failure.why().contains(at.nginx.configuration() + ":"), failure.why());
            assertTrue(failure.nextStep().contains("--cert-name gone -d a.test"), failure.nextStep());
        }
    }

    private static Revision with(NginxServer server, NewDirective directive) throws Exception {
        return Revision.of(server.configuration())
                .after(new Edits().append(only(server).block(), List.of(directive)));
    }

    private static Server only(NginxServer server) throws Exception {
        return server.configuration().servers().get(0);
    }
}
