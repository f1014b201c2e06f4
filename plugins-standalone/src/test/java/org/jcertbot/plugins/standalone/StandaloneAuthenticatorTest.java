package org.jcertbot.plugins.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import javax.net.ssl.SSLException;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.selection.AuthenticatorContract;
import org.jcertbot.core.selection.PluginContexts;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StandaloneAuthenticatorTest extends AuthenticatorContract {
    private static final Challenge A = challenge(ChallengeType.HTTP_01, "a.test");
    private static final Challenge B = challenge(ChallengeType.HTTP_01, "b.test");
    private static final Challenge C = challenge(ChallengeType.TLS_ALPN_01, "c.test");

    private final int httpPort = FreePort.find();
    private final int tlsPort = FreePort.find();
    private Optional<ServerSocket> squatter = Optional.empty();

    @AfterEach
    void freePort() throws IOException {
        if (squatter.isPresent()) squatter.get().close();
    }

    @Override
    protected Authenticator authenticator() {
        return authenticator(ScriptedConsole.silent());
    }

    @Override
    protected List<Challenge> challenges() {
        return List.of(A, B, C);
    }

    @Override
    protected Authenticator failingAtTheThird() throws IOException {
        squatter = Optional.of(FreePort.occupy(tlsPort));
        return authenticator();
    }

    @Override
    protected Optional<String> seen(Challenge challenge) throws Exception {
        try {
            if (challenge.type() == ChallengeType.HTTP_01) return new HttpClient(httpPort).get(challenge.httpPath());
            var seen = new AlpnClient(tlsPort).handshake(challenge.identifier().text(), "acme-tls/1");
            byte[] extension = seen.certificate().getExtensionValue("1.3.6.1.5.5.7.1.31");
            return Optional.of(Base64.getEncoder().encodeToString(extension));
        } catch (ConnectException | SSLException notServed) {
            return Optional.empty();
        }
    }

    /** For tls-alpn-01: an octet string in the octet string of the extension (RFC 8737 section 3). */
    @Override
    protected String expected(Challenge challenge) {
        if (challenge.type() == ChallengeType.HTTP_01) return challenge.keyAuthorization();
        byte[] digest = challenge.keyAuthorizationDigest();
        byte[] extension = new byte[digest.length + 4];
        extension[0] = 4;
        extension[1] = (byte) (digest.length + 2);
        extension[2] = 4;
        extension[3] = (byte) digest.length;
        System.arraycopy(digest, 0, extension, 4, digest.length);
        return Base64.getEncoder().encodeToString(extension);
    }

    @Override
    protected Object world() {
        return List.of(FreePort.isFree(httpPort), FreePort.isFree(tlsPort));
    }

    @Test
    void isFoundAsAPlugin() {
        assertTrue(ServiceLoader.load(PluginProvider.class).stream()
                .anyMatch(found -> found.type() == StandaloneProvider.class));
    }

    @Test
    void prefersHttp() {
        assertEquals(
                List.of(ChallengeType.HTTP_01, ChallengeType.TLS_ALPN_01),
                authenticator().challengeTypes());
    }

    @Test
    void opensOnlyThePortThatItNeeds() throws Exception {
        Presentation presented = authenticator().present(List.of(A));
        try (presented) {
            assertEquals(List.of(false, true), world());
        }
    }

    @Test
    void oneChallengeMayBeShownTwice() throws Exception {
        Authenticator authenticator = authenticator();
        var one = authenticator.present(List.of(A));
        var other = authenticator.present(List.of(A));
        one.close();
        assertTrue(seen(A).isPresent());
        other.close();
        assertEquals(List.of(true, true), world());
    }

    @Test
    void servesBothFamiliesOfAHostName() throws Exception {
        Settings settings = settings().with(Options.HTTP_01_ADDRESS, "localhost", Source.COMMAND_LINE);
        Presentation presented =
                authenticator(settings, ScriptedConsole.silent()).present(List.of(A));
        try (presented) {
            assertTrue(seen(A).isPresent());
        }
    }

    @Test
    void saysWhoHoldsThePort() throws Exception {
        squatter = Optional.of(FreePort.occupy(httpPort));
        var e = assertThrows(PluginException.class, () -> authenticator().present(List.of(A)));
        assertEquals("Could not bind TCP port " + httpPort + ".", e.what());
        assertTrue(e.why().contains("(pid " + ProcessHandle.current().pid() + ")"), e.why());
        assertTrue(e.nextStep().contains("--webroot"), e.nextStep());
        assertEquals(1, e.exitCode());
    }

    @Test
    void triesAgainWhenTheUserFreedThePort() throws Exception {
        ServerSocket busy = FreePort.occupy(httpPort);
        var console = ScriptedConsole.answering("Retry").doingFirst(() -> close(busy));
        Presentation presented = authenticator(console).present(List.of(A));
        try (presented) {
            assertTrue(seen(A).isPresent());
        }
        assertEquals(1, console.asked().size());
    }

    @Test
    void givesUpWhenTheUserDoes() throws Exception {
        squatter = Optional.of(FreePort.occupy(httpPort));
        var console = ScriptedConsole.answering("Retry", "Cancel");
        assertThrows(PluginException.class, () -> authenticator(console).present(List.of(A)));
        assertEquals(2, console.asked().size());
    }

    @Test
    void anAddressThatIsNotOursIsExplained() {
        Settings settings = settings().with(Options.HTTP_01_ADDRESS, "192.0.2.1", Source.COMMAND_LINE);
        var e = assertThrows(
                PluginException.class,
                () -> authenticator(settings, ScriptedConsole.silent()).present(List.of(A)));
        assertTrue(e.what().startsWith("Problem binding to port " + httpPort), e.what());
    }

    @Test
    void aPortThatDoesNotExistIsRefusedBeforeAnythingIsOrdered() {
        Settings settings = settings().with(Options.HTTP_01_PORT, 70_000, Source.COMMAND_LINE);
        var e = assertThrows(
                PluginException.class,
                () -> authenticator(settings, ScriptedConsole.silent()).prepare());
        assertTrue(e.nextStep().contains("--http-01-port"), e.nextStep());
    }

    @Test
    void theHintNamesThePort() {
        assertTrue(authenticator().hint(List.of(A)).contains("port " + httpPort));
        assertTrue(authenticator().hint(List.of(C)).contains("port " + tlsPort));
        assertTrue(authenticator().hint(List.of(C)).contains("port 443"));
    }

    @Test
    void httpNeedsNoClassOfBouncyCastle() throws Exception {
        var loader = new WithoutBouncyCastle();
        Object provider = loader.loadClass(StandaloneProvider.class.getName())
                .getConstructor()
                .newInstance();
        var authenticator = ((AuthenticatorProvider) provider)
                .authenticator(PluginContexts.of(settings(), ScriptedConsole.silent()));
        Presentation presented = authenticator.present(List.of(A));
        try (presented) {
            assertTrue(seen(A).isPresent());
        }
        var tls = assertThrows(NoClassDefFoundError.class, () -> authenticator.present(List.of(C)));
        assertTrue(tls.toString().contains("bouncycastle"), "the test itself works: " + tls);
    }

    private Settings settings() {
        return Settings.defaults()
                .with(Options.HTTP_01_PORT, httpPort, Source.COMMAND_LINE)
                .with(Options.HTTP_01_ADDRESS, FreePort.HOST, Source.COMMAND_LINE)
                .with(Options.TLS_ALPN_01_PORT, tlsPort, Source.COMMAND_LINE)
                .with(Options.TLS_ALPN_01_ADDRESS, FreePort.HOST, Source.COMMAND_LINE);
    }

    private Authenticator authenticator(Console console) {
        return authenticator(settings(), console);
    }

    private static Authenticator authenticator(Settings settings, Console console) {
        return new StandaloneProvider().authenticator(PluginContexts.of(settings, console));
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
