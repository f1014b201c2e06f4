package org.jcertbot.plugins.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.webserver.challenge.TemporaryChallenges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the installed nginx. */
@Timeout(120)
final class NginxChallengeHostTest {
    private static final Challenge CHALLENGE =
            new Challenge(ChallengeType.HTTP_01, new DnsName("a.test"), "token", "token.thumbprint");
    private static final String PATH = "/.well-known/acme-challenge/token";

    @TempDir
    private Path directory;

    @Test
    void aRunningNginxAnswersUntilTheChallengeIsWithdrawn() throws Exception {
        try (var at = NginxAtHand.running(directory)) {
            String before = at.text();
            var challenges = challenges(at.prepared(), at.settings());
            try (var presented = challenges.present(List.of(CHALLENGE))) {
                assertTrue(at.nginx.answersAt(PATH, "token.thumbprint"), presented.toString());
                assertTrue(at.nginx.answers("site"));
            }
            assertFalse(at.nginx.answersAt(PATH, "token.thumbprint"));
            assertEquals(before, at.text());
        }
    }

    @Test
    void anNginxThatWasDownIsDownAgainAfterwards() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            var challenges = challenges(at.prepared(), at.settings());
            var presented = challenges.present(List.of(CHALLENGE));
            assertTrue(at.nginx.answersAt(PATH, "token.thumbprint"));
            presented.close();
            assertFalse(at.nginx.answers("site"));
        }
    }

    @Test
    void whatNginxCannotOpenIsTakenBack() throws Exception {
        try (var at = NginxAtHand.running(directory);
                var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String before = at.text();
            Settings settings = at.settings().with(Options.HTTP_01_PORT, taken.getLocalPort(), Source.COMMAND_LINE);
            var challenges = challenges(at.prepared(settings), settings);
            assertThrows(PluginException.class, () -> challenges.present(List.of(CHALLENGE)));
            assertEquals(before, at.text());
            assertFalse(Files.exists(at.configDirectory.resolve("le_http_01_cert_challenge.conf")));
            assertTrue(at.nginx.answers("site"));
        }
    }

    @Test
    void aFileOfAKilledRunIsReplacedAndThenStays() throws Exception {
        try (var at = NginxAtHand.running(directory)) {
            int port = at.settings().get(Options.HTTPS_PORT); // free, so that a server of our own is needed
            Settings settings = at.settings().with(Options.HTTP_01_PORT, port, Source.COMMAND_LINE);
            Path own = at.configDirectory.resolve("le_http_01_cert_challenge.conf");
            Files.writeString(own, "# left over\n");
            try (var presented = challenges(at.prepared(settings), settings).present(List.of(CHALLENGE))) {
                assertTrue(Files.readString(own).contains("token.thumbprint"), presented.toString());
            }
            assertEquals("# left over\n", Files.readString(own));
        }
    }

    @Test
    void whatOthersHaveChangedMeanwhileIsKnownAfterTheWithdrawal() throws Exception {
        try (var at = NginxAtHand.running(directory)) {
            assertChangeIsKnownAfterwards(at);
        }
    }

    @Test
    void whatOthersHaveChangedMeanwhileIsKnownAfterTheStop() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            assertChangeIsKnownAfterwards(at);
        }
    }

    private void assertChangeIsKnownAfterwards(NginxAtHand at) throws Exception {
        Path included = Files.writeString(directory.resolve("included.conf"), "");
        at.nginx.configure("include " + included + ";", "server_name a.test;", "site");
        NginxServer server = at.prepared();
        var presented = challenges(server, at.settings()).present(List.of(CHALLENGE));
        Files.writeString(included, "env CHANGED;");
        presented.close();
        assertTrue(server.configuration().inMain("env").isPresent());
    }

    private static TemporaryChallenges challenges(NginxServer server, Settings settings) {
        return new TemporaryChallenges(server.files(), new NginxChallengeHost(server, settings));
    }
}
