package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.lineage.LineageDeletion;
import org.jcertbot.core.lineage.ServerMentions;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.jcertbot.core.testing.ReferenceTree;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeleteVerbTest {
    private static final String NAME = "p384.example.test";

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private Path config;
    private ScriptedConsole console = ScriptedConsole.silent();

    @BeforeEach
    void unpack() throws Exception {
        config = Files.createDirectory(scratch.resolve("config"));
        ReferenceTree.CERTBOT_5_5.unpack(config);
    }

    private LineageDeletion deletion() {
        return new LineageDeletion(config, new PosixFileStore());
    }

    private int delete(Settings settings) throws CertbotException {
        return new DeleteVerb(deletion(), new ServerMentions(List.of(scratch.resolve("nginx"))), console).run(settings);
    }

    private static Settings named(String name) {
        return Settings.defaults().with(Options.CERT_NAME, name, Source.COMMAND_LINE);
    }

    private boolean isThere(String name) {
        return Files.exists(config.resolve("renewal").resolve(name + ".conf"));
    }

    @Test
    void theDefaultAnswerIsYes() throws Exception {
        assertEquals(0, delete(named(NAME)));
        assertFalse(isThere(NAME));
        assertEquals(List.of("Deleted all files relating to certificate " + NAME + "."), console.said());
    }

    @Test
    void whoDeclinesKeepsEverything() throws Exception {
        console = ScriptedConsole.answering("No");
        assertEquals(0, delete(named(NAME)));
        assertTrue(isThere(NAME));
        assertEquals(List.of(), console.said());
    }

    @Test
    void severalCanBeChosen() throws Exception {
        List<String> names = deletion().names().stream().map(Object::toString).toList();
        console = ScriptedConsole.answering(names.get(2) + "," + names.get(0), "Yes");
        delete(Settings.defaults());
        assertEquals(
                List.of(
                        "Deleted all files relating to certificate " + names.get(0) + ".",
                        "Deleted all files relating to certificate " + names.get(2) + "."),
                console.said());
        assertTrue(isThere(names.get(1)));
        assertTrue(console.asked().get(1).text().contains("  * " + names.get(0) + "\n  * " + names.get(2)));
    }

    @Test
    void whenNobodyCanBeAskedTheFlagIsNamed() {
        var failure = assertThrows(MissingFlagException.class, () -> delete(Settings.defaults()));
        assertTrue(failure.nextStep().contains("--cert-name"));
    }

    @Test
    void withoutAnyCertificateThereIsNothingToAsk() throws Exception {
        for (var name : deletion().names()) deletion().delete(name);
        var failure = assertThrows(CertbotException.class, () -> delete(Settings.defaults()));
        assertEquals("No existing certificates found.", failure.what());
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthers() throws Exception {
        List<String> names = deletion().names().stream().map(Object::toString).toList();
        Files.writeString(config.resolve("renewal").resolve(names.get(0) + ".conf"), "[unclosed");
        console = ScriptedConsole.answering(names.get(0) + "," + names.get(1), "Yes");
        assertThrows(StorageException.class, () -> delete(Settings.defaults()));
        assertFalse(isThere(names.get(1)));
    }

    @Test
    void aServerThatUsesItIsNamedBeforeTheQuestion() throws Exception {
        Path nginx = Files.createDirectory(scratch.resolve("nginx"));
        Path site = Files.writeString(nginx.resolve("site"), config.resolve("live/" + NAME + "/cert.pem") + ";");
        console = ScriptedConsole.answering("No");
        delete(named(NAME));
        assertTrue(console.warned().get(0).contains(site.toRealPath().toString()), console.warned()::toString);
        assertTrue(isThere(NAME));
    }
}
