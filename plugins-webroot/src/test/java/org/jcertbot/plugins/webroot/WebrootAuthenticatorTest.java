package org.jcertbot.plugins.webroot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.selection.AuthenticatorContract;
import org.jcertbot.core.selection.PluginContexts;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.Requires;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebrootAuthenticatorTest extends AuthenticatorContract {
    private static final Challenge A = challenge(ChallengeType.HTTP_01, "a.test");
    private static final Challenge B = challenge(ChallengeType.HTTP_01, "b.test");
    private static final Challenge C = challenge(ChallengeType.HTTP_01, "c.test");

    @TempDir
    Path directory;

    private Path root;
    private Path other;

    @BeforeEach
    void makeWebroots() throws IOException {
        root = Files.createDirectory(directory.resolve("root"));
        other = Files.createDirectory(directory.resolve("other"));
    }

    @Override
    protected Authenticator authenticator() {
        return with(Map.of(C.identifier(), other), root);
    }

    @Override
    protected List<Challenge> challenges() {
        return List.of(A, B, C);
    }

    @Override
    protected Authenticator failingAtTheThird() throws IOException {
        Path challenges = Files.createDirectories(other.resolve(Challenge.HTTP_DIRECTORY));
        Files.writeString(challenges.resolve(C.token()), "somebody else's");
        return authenticator();
    }

    @Override
    protected Optional<String> seen(Challenge challenge) throws IOException {
        Path file = (challenge.equals(C) ? other : root)
                .resolve(challenge.httpPath().substring(1));
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    @Override
    protected Object world() throws IOException {
        var files = new TreeMap<Path, String>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.toList()) files.put(path, Files.isDirectory(path) ? "" : Files.readString(path));
        }
        return files;
    }

    @Test
    void everybodyMayReadWhatItMakes() throws Exception {
        Presentation presented = authenticator().present(challenges());
        try (presented) {
            assertEquals(FileMode.PUBLIC_DIRECTORY, mode(root.resolve(".well-known")));
            assertEquals(FileMode.PUBLIC_DIRECTORY, mode(root.resolve(".well-known/acme-challenge")));
            assertEquals(FileMode.PUBLIC, mode(root.resolve(A.httpPath().substring(1))));
        }
    }

    @Test
    void directoriesBelongToTheOwnerOfTheWebroot() throws Exception {
        Requires.that(Files.getAttribute(root, "unix:uid").equals(0), "root privileges, to give files away");
        Files.setAttribute(root, "unix:uid", 4711);
        Files.setAttribute(root, "unix:gid", 4712);
        Presentation presented = authenticator().present(List.of(A));
        try (presented) {
            Path made = root.resolve(".well-known/acme-challenge");
            assertEquals(4711, Files.getAttribute(made, "unix:uid"));
            assertEquals(4712, Files.getAttribute(made, "unix:gid"));
        }
    }

    @Test
    void keepsDirectoriesThatWereThereBefore() throws Exception {
        Path made = Files.createDirectory(root.resolve(".well-known"));
        authenticator().present(List.of(A)).close();
        assertTrue(Files.isDirectory(made));
        assertFalse(Files.exists(made.resolve("acme-challenge")));
    }

    @Test
    void keepsADirectoryThatSomebodyElseHasPutAFileInto() throws Exception {
        Presentation presented = authenticator().present(List.of(A));
        Path foreign = Files.createFile(root.resolve(".well-known/security.txt"));
        presented.close();
        assertTrue(Files.exists(foreign));
        assertFalse(Files.exists(root.resolve(".well-known/acme-challenge")));
    }

    @Test
    void neverOverwritesAFile() throws Exception {
        var failing = failingAtTheThird();
        var e = assertThrows(PluginException.class, () -> failing.present(List.of(C)));
        assertTrue(e.why().contains("already"), e.toString());
        assertEquals(Optional.of("somebody else's"), seen(C));
    }

    @Test
    void saysWhichWebrootIsMissing() throws Exception {
        Files.delete(other);
        var e = assertThrows(PluginException.class, () -> authenticator().present(challenges()));
        assertEquals(other + " does not exist or is not a directory.", e.what());
        assertEquals(1, e.exitCode());
        assertEquals(Optional.empty(), seen(A));
    }

    @Test
    void aFileIsNoWebroot() throws Exception {
        Files.delete(other);
        Files.createFile(other);
        assertThrows(PluginException.class, () -> authenticator().present(List.of(C)));
    }

    @Test
    void aMissingWebrootOfANameThatIsNotValidatedNowDoesNoHarm() throws Exception {
        Files.delete(other);
        Presentation presented = authenticator().present(List.of(A));
        try (presented) {
            assertTrue(seen(A).isPresent());
        }
    }

    @Test
    void preparesTheWebrootsOfAllMappedNames() throws Exception {
        Presentation presented = authenticator().present(List.of(A));
        try (presented) {
            assertTrue(Files.isDirectory(other.resolve(Challenge.HTTP_DIRECTORY)));
        }
    }

    @Test
    void worksForAddresses() throws Exception {
        var address = new Challenge(ChallengeType.HTTP_01, new IpAddress("2001:db8::1"), "t", "t.k");
        Presentation presented =
                with(Map.of(new IpAddress("2001:db8::1"), other), root).present(List.of(address));
        try (presented) {
            assertEquals("t.k", Files.readString(other.resolve(".well-known/acme-challenge/t")));
        }
    }

    @Test
    void learnsWhichWebrootNamesGotSoThatRenewalsNeedNotAsk() throws Exception {
        var authenticator = authenticator();
        authenticator.present(challenges()).close();
        Settings learned =
                authenticator.learned(Settings.defaults(), List.of(A.identifier(), B.identifier(), C.identifier()));
        assertEquals(Source.RUN, learned.source(WebrootProvider.MAP));
        var expected = new LinkedHashMap<Identifier, Path>();
        expected.put(C.identifier(), other);
        expected.put(A.identifier(), root);
        expected.put(B.identifier(), root);
        assertEquals(expected, learned.get(WebrootProvider.MAP));
    }

    @Test
    void aCertificateLearnsAboutItsOwnNamesOnly() throws Exception {
        var authenticator = authenticator();
        authenticator.present(challenges()).close();
        Settings learned = authenticator.learned(Settings.defaults(), List.of(A.identifier()));
        assertEquals(Map.of(A.identifier(), root), learned.get(WebrootProvider.MAP));
    }

    @Test
    void learnsNothingWhenAllWasSaid() throws Exception {
        var authenticator = authenticator();
        authenticator.present(List.of(C)).close();
        assertFalse(authenticator
                .learned(Settings.defaults(), List.of(A.identifier(), B.identifier(), C.identifier()))
                .isSet(WebrootProvider.MAP));
    }

    @Test
    void asksForWebrootsThatNobodyGave() throws Exception {
        var console = ScriptedConsole.answering(
                directory.resolve("nowhere").toString(),
                root.toString(),
                root.toString(),
                "Enter a new webroot",
                other.toString());
        var authenticator = authenticator(Settings.defaults(), console);
        Presentation presented = authenticator.present(challenges());
        try (presented) {
            for (Challenge challenge : challenges()) assertTrue(seen(challenge).isPresent());
        }
        assertEquals(1, console.warned().size(), "the directory that does not exist");
        assertEquals(
                Map.of(A.identifier(), root, B.identifier(), root, C.identifier(), other),
                authenticator
                        .learned(Settings.defaults(), List.of(A.identifier(), B.identifier(), C.identifier()))
                        .get(WebrootProvider.MAP));
    }

    @Test
    void failsWhenTheUserEntersNoWebroot() {
        var authenticator = authenticator(Settings.defaults(), ScriptedConsole.answering("c"));
        var e = assertThrows(PluginException.class, () -> authenticator.present(List.of(A)));
        assertTrue(e.what().contains("must have a webroot"), e.what());
    }

    @Test
    void namesTheFlagWhenNobodyCanBeAsked() {
        var authenticator = authenticator(Settings.defaults(), ScriptedConsole.silent());
        var e = assertThrows(MissingFlagException.class, () -> authenticator.present(List.of(A)));
        assertTrue(e.toString().contains("--webroot-path"), e.toString());
    }

    @Test
    void theLastWebrootServesNamesWithoutOne() throws Exception {
        Settings settings = Settings.defaults().with(WebrootProvider.PATH, List.of(other, root), Source.COMMAND_LINE);
        Presentation presented =
                authenticator(settings, ScriptedConsole.silent()).present(List.of(A));
        try (presented) {
            assertTrue(seen(A).isPresent());
        }
    }

    @Test
    void theHintNamesTheDirectory() throws Exception {
        var authenticator = authenticator();
        authenticator.present(List.of(A)).close();
        assertTrue(authenticator.hint(List.of(A)).contains(root.toString()));
    }

    private static Authenticator with(Map<Identifier, Path> map, Path last) {
        return authenticator(
                Settings.defaults()
                        .with(WebrootProvider.PATH, List.of(last), Source.COMMAND_LINE)
                        .with(WebrootProvider.MAP, map, Source.COMMAND_LINE),
                ScriptedConsole.silent());
    }

    private static Authenticator authenticator(Settings settings, Console console) {
        return new WebrootProvider().authenticator(PluginContexts.of(settings, console));
    }

    private static FileMode mode(Path path) throws IOException {
        return FileMode.of(Files.getPosixFilePermissions(path));
    }
}
