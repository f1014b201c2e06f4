package org.jcertbot.core.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.account.AccountKeys;
import org.jcertbot.core.account.AccountRegistration;
import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.account.AccountStores;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.FakeAuthority;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.lineage.LineageDeletion;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.lineage.RenewalFiles;
import org.jcertbot.core.lineage.ServerMentions;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.jcertbot.core.testing.ScriptedConsole;
import org.jcertbot.core.testing.TestCertificates;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RevocationTest {
    private static final String ISSUER = "https://ca.test/dir";
    private static final Map<String, Value> PARAMS = Map.of("server", new Value.Text(ISSUER));

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private final FakeAuthority authority = new FakeAuthority();
    private final List<URI> asked = new ArrayList<>();
    private ScriptedConsole console = ScriptedConsole.silent();
    private KeyPair keyInFile = AccountKeys.generate(2048);
    private TestCertificates certificates;
    private Path config;

    @BeforeEach
    void createTwo() throws Exception {
        config = Files.createDirectory(scratch.resolve("config"));
        certificates = TestCertificates.in(Files.createDirectory(scratch.resolve("reference")));
        create("a.test", 1);
        create("b.test", 2);
    }

    private void create(String name, int number) throws Exception {
        var pair = certificates.pair(number);
        store().create(new CertName(name), pair.key(), pair.chain(), Settings.defaults());
    }

    private LineageStore store() {
        var files = new PosixFileStore();
        return new LineageStore(config, files, new RenewalFiles(files, settings -> new LinkedHashMap<>(PARAMS)));
    }

    private AccountStores stores() {
        var files = new PosixFileStore();
        return new AccountStores(files, new DirectoryMaker(files, false), config);
    }

    private AccountRegistration registration() {
        return new AccountRegistration(stores(), console, new FakeTime(), "web1");
    }

    private Path revoke(Settings settings) throws CertbotException, InterruptedException {
        var files = new PosixFileStore();
        var deletion =
                new DeletionAfterRevocation(new LineageDeletion(config, files), new ServerMentions(List.of()), console);
        var revocation = new Revocation(
                new Lineages(config, new PosixFileStore()),
                (url, given) -> {
                    asked.add(url);
                    return authority;
                },
                new AccountSelector(stores(), registration(), console),
                stores(),
                new KeyInFile(keyInFile),
                deletion);
        return revocation.revoke(settings);
    }

    private static Settings byName(String name) {
        return Settings.defaults().with(Options.CERT_NAME, name, Source.COMMAND_LINE);
    }

    private static Settings byPath(Path path) {
        return Settings.defaults().with(Options.CERT_PATH, path, Source.COMMAND_LINE);
    }

    private static Settings keeping(Settings settings) {
        return settings.with(Options.DELETE_AFTER_REVOKE, false, Source.COMMAND_LINE);
    }

    private Path live(String name, String file) {
        return config.resolve("live").resolve(name).resolve(file);
    }

    private boolean isThere(String name) {
        return Files.exists(config.resolve("renewal").resolve(name + ".conf"));
    }

    private String serial(int number) throws Exception {
        return certificates.pair(number).chain().leaf().getSerialNumber().toString(16);
    }

    @Test
    void byNameTheLinkedCertificateIsRevokedAtItsIssuerAndDeleted() throws Exception {
        Path file = revoke(byName("b.test"));
        assertEquals(List.of(serial(2) + " UNSPECIFIED account"), authority.revocations());
        assertEquals(List.of(URI.create(ISSUER)), asked);
        assertEquals(live("b.test", "cert.pem"), file);
        assertFalse(isThere("b.test"));
        assertTrue(isThere("a.test"));
        assertTrue(console.said().contains("Deleted all files relating to certificate b.test."));
    }

    @Test
    void aServerThatTheUserNamesWins() throws Exception {
        revoke(byName("a.test").with(Options.SERVER, "https://other.test/dir", Source.COMMAND_LINE));
        assertEquals(List.of(URI.create("https://other.test/dir")), asked);
    }

    @Test
    void theReasonIsPassedOn() throws Exception {
        revoke(byName("a.test").with(Options.REASON, "keycompromise", Source.COMMAND_LINE));
        assertEquals(List.of(serial(1) + " KEYCOMPROMISE account"), authority.revocations());
    }

    @Test
    void byPathTheLineageIsFoundByItsLinks() throws Exception {
        revoke(byPath(live("a.test", "cert.pem")));
        revoke(byPath(live("b.test", "fullchain.pem")));
        assertEquals(2, authority.revocations().size());
        assertFalse(isThere("a.test"));
        assertFalse(isThere("b.test"));
    }

    @Test
    void byPathTheLineageIsFoundByItsArchive() throws Exception {
        revoke(byPath(config.resolve("archive/a.test/fullchain1.pem")));
        assertFalse(isThere("a.test"));
    }

    @Test
    void byPathTheLineageIsFoundThroughLinksOfOthers() throws Exception {
        Path link = Files.createSymbolicLink(scratch.resolve("mine.pem"), live("a.test", "cert.pem"));
        revoke(byPath(link));
        assertFalse(isThere("a.test"));
    }

    @Test
    void aFileOfNoLineageIsRevokedAndThenAnErrorSaysThatNothingWasDeleted() throws Exception {
        Path copy = Files.copy(live("a.test", "cert.pem"), scratch.resolve("copy.pem"));
        var failure = assertThrows(InvalidInputException.class, () -> revoke(byPath(copy)));
        assertTrue(failure.what().startsWith("No match found for cert-path"), failure.what());
        assertEquals(1, authority.revocations().size());
        assertTrue(isThere("a.test"));
    }

    @Test
    void aFileOfNoLineageIsFineWhenNothingIsToBeDeleted() throws Exception {
        Path copy = Files.copy(live("a.test", "cert.pem"), scratch.resolve("copy.pem"));
        revoke(keeping(byPath(copy)));
        assertEquals(1, authority.revocations().size());
    }

    @Test
    void ofSeveralLineagesThatTheFileBelongsToNoneIsDeleted() throws Exception {
        shareArchive();
        var failure = assertThrows(
                InvalidInputException.class, () -> revoke(byPath(config.resolve("archive/a.test/cert1.pem"))));
        assertTrue(failure.why().contains("a.test, b.test"), failure.why());
        assertTrue(isThere("a.test") && isThere("b.test"));
    }

    @Test
    void aLineageWhoseArchiveAnotherUsesStays() throws Exception {
        shareArchive();
        revoke(byPath(live("a.test", "cert.pem")));
        assertTrue(isThere("a.test"));
        assertTrue(Files.exists(config.resolve("archive/a.test/privkey1.pem")));
    }

    private void shareArchive() throws Exception {
        Path file = config.resolve("renewal/b.test.conf");
        Files.writeString(file, Files.readString(file).replace("archive/b.test", "archive/a.test"));
    }

    @Test
    void whoIsAskedMayKeepTheFiles() throws Exception {
        revoke(byName("b.test").with(Options.DELETE_AFTER_REVOKE, true, Source.COMMAND_LINE)); // registers, unasked
        console = ScriptedConsole.answering("No");
        revoke(byName("a.test"));
        assertTrue(isThere("a.test"));
    }

    @Test
    void theFlagAnswersTheQuestion() throws Exception {
        revoke(keeping(byName("a.test")));
        assertTrue(isThere("a.test"));
        assertTrue(
                console.asked().stream().noneMatch(question -> question.text().contains("delete")));
    }

    @Test
    void theCertificateKeySignsWithoutAnAccount() throws Exception {
        keyInFile = new KeyPair(certificates.pair(1).chain().leaf().getPublicKey(), keyInFile.getPrivate());
        revoke(byName("a.test").with(Options.KEY_PATH, live("a.test", "privkey.pem"), Source.COMMAND_LINE));
        assertEquals(List.of(serial(1) + " UNSPECIFIED key"), authority.revocations());
        assertFalse(Files.exists(config.resolve("accounts")));
    }

    @Test
    void ofSeveralAccountsTheOneThatObtainedItSigns() throws Exception {
        registration().register(Settings.defaults(), authority);
        String id =
                registration().register(Settings.defaults(), authority).stored().id();
        Path file = config.resolve("renewal/a.test.conf");
        Files.writeString(file, Files.readString(file) + "account = " + id + "\n");
        revoke(byName("a.test"));
        assertEquals(1, authority.revocations().size());
        assertThrows(MissingFlagException.class, () -> revoke(byName("b.test")));
    }

    @Test
    void anotherKeyIsRefusedBeforeAnythingIsAsked() {
        Settings settings = byName("a.test").with(Options.KEY_PATH, live("b.test", "privkey.pem"), Source.COMMAND_LINE);
        var failure = assertThrows(InvalidInputException.class, () -> revoke(settings));
        assertTrue(failure.what().contains("does not belong to"), failure.what());
        assertEquals(List.of(), authority.revocations());
        assertTrue(isThere("a.test"));
    }

    @Test
    void aKeyThatIsNotThereIsAStorageProblem() {
        Settings settings = byName("a.test").with(Options.KEY_PATH, scratch.resolve("none"), Source.COMMAND_LINE);
        assertThrows(StorageException.class, () -> revoke(settings));
    }

    @Test
    void aRefusalDeletesNothingAndSaysWhatToDo() {
        authority.refuseRevocations("alreadyRevoked");
        var failure = assertThrows(CaException.class, () -> revoke(byName("a.test")));
        assertTrue(failure.nextStep().contains("certbot delete --cert-name a.test"), failure.nextStep());
        assertTrue(isThere("a.test"));
        authority.refuseRevocations("unauthorized");
        var unauthorized = assertThrows(CaException.class, () -> revoke(byName("a.test")));
        assertTrue(unauthorized.nextStep().contains("--key-path"), unauthorized.nextStep());
    }

    @Test
    void nameAndPathExcludeEachOtherAndOneIsNeeded() {
        Settings both = byName("a.test").with(Options.CERT_PATH, live("a.test", "cert.pem"), Source.COMMAND_LINE);
        for (Settings settings : List.of(both, Settings.defaults())) {
            var failure = assertThrows(InvalidInputException.class, () -> revoke(settings));
            assertEquals("Error! Exactly one of --cert-path or --cert-name must be specified!", failure.what());
        }
    }

    @Test
    void aFileThatIsNoCertificateIsNamed() throws Exception {
        Path file = Files.writeString(scratch.resolve("text"), "hello");
        var failure = assertThrows(InvalidInputException.class, () -> revoke(byPath(file)));
        assertTrue(failure.what().contains(file.toString()), failure.what());
    }

    @Test
    void anUnknownNameIsRefused() {
        var failure = assertThrows(StorageException.class, () -> revoke(byName("c.test")));
        assertTrue(failure.what().startsWith("No certificate found with name c.test"), failure.what());
    }
}
