package org.jcertbot.core.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.testing.ReferenceTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountStoreTest {
    private static final URI PEBBLE = URI.create("https://localhost:14000/dir");
    private static final URI LETSENCRYPT = URI.create("https://acme-v02.api.letsencrypt.org/directory");
    private static final KeyPair KEY = AccountKeys.generate(2048);

    @TempDir
    Path config;

    private AccountStores stores() {
        return stores(config);
    }

    private static AccountStores stores(Path directory) {
        var files = new PosixFileStore();
        return new AccountStores(files, new DirectoryMaker(files, false), directory);
    }

    private static Account account(Optional<String> newsletter) {
        return new Account(
                AccountKeys.id(KEY.getPublic()),
                KEY,
                URI.create("https://ca.test/acct/1"),
                Instant.parse("2026-01-02T03:04:05Z"),
                "web1",
                newsletter);
    }

    private Path directory(URI server) {
        return config.resolve("accounts").resolve(server.getAuthority() + server.getPath());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    @ParameterizedTest
    @EnumSource(ReferenceTree.class)
    void theAccountsOfTheOriginalAreReadAndSavedAgainByteForByte(ReferenceTree tree) throws Exception {
        Path original = Files.createDirectory(config.resolve("original"));
        tree.unpack(original);
        List<Account> accounts = stores(original).at(PEBBLE).list();
        assertFalse(accounts.isEmpty());
        for (Account account : accounts) {
            Path read = original.resolve("accounts/localhost:14000/dir").resolve(account.id());
            assertEquals(account.id(), AccountKeys.id(account.key().getPublic()));
            stores().at(PEBBLE).save(account);
            Path written = directory(PEBBLE).resolve(account.id());
            for (String name : List.of("private_key.json", "meta.json", "regr.json")) {
                assertArrayEquals(
                        Files.readAllBytes(read.resolve(name)), Files.readAllBytes(written.resolve(name)), name);
                assertEquals(mode(read.resolve(name)), mode(written.resolve(name)), name);
            }
        }
    }

    @Test
    void everyLevelOfTheDirectoryIsClosedToOthers() throws Exception {
        stores().at(PEBBLE).save(account(Optional.empty()));
        for (String level : List.of("accounts", "accounts/localhost:14000", "accounts/localhost:14000/dir")) {
            assertEquals("rwx------", mode(config.resolve(level)), level);
        }
    }

    @Test
    void theNewsletterAddressSurvivesARoundTrip() throws Exception {
        stores().at(PEBBLE).save(account(Optional.of("a@example.org")));
        Account loaded = stores().at(PEBBLE).list().get(0);
        assertEquals(Optional.of("a@example.org"), loaded.registerToEff());
        assertEquals("web1@2026-01-02T03:04:05Z (" + loaded.id().substring(0, 4) + ")", loaded.label());
    }

    @Test
    void anAccountThatLacksAFileIsSkippedInTheListAndAnErrorById() throws Exception {
        var account = account(Optional.empty());
        stores().at(PEBBLE).save(account);
        Files.delete(directory(PEBBLE).resolve(account.id()).resolve("regr.json"));
        assertEquals(List.of(), stores().at(PEBBLE).list());
        assertThrows(StorageException.class, () -> stores().at(PEBBLE).load(account.id()));
    }

    @Test
    void aCorruptKeyIsNamedButNotQuoted() throws Exception {
        var account = account(Optional.empty());
        stores().at(PEBBLE).save(account);
        Path key = directory(PEBBLE).resolve(account.id()).resolve("private_key.json");
        Files.delete(key);
        Files.writeString(key, "{\"n\": \"secretsecret");
        var failure =
                assertThrows(StorageException.class, () -> stores().at(PEBBLE).list());
        assertTrue(failure.toString().contains(key.toString()));
        assertTrue(failure.nextStep().contains("register"));
        assertFalse(failure.toString().contains("secretsecret"));
    }

    @Test
    void registrationsOfOlderReleasesAreAccepted() throws Exception {
        var account = account(Optional.empty());
        stores().at(PEBBLE).save(account);
        Files.writeString(
                directory(PEBBLE).resolve(account.id()).resolve("regr.json"),
                "{\"body\": {\"contact\": [\"mailto:a@example.org\"], \"key\": {\"kty\": \"RSA\"}},"
                        + " \"new_authzr_uri\": \"https://ca.test/new\", \"terms_of_service\": null,"
                        + " \"uri\": \"https://ca.test/acct/2\"}");
        assertEquals(
                URI.create("https://ca.test/acct/2"),
                stores().at(PEBBLE).load(account.id()).url());
    }

    @Test
    void anEcKeyCanBeRead() throws Exception {
        byte[] file = ("{\"crv\": \"P-256\", \"x\": \"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\", \"y\":"
                        + " \"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\", \"d\":"
                        + " \"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI\", \"kty\": \"EC\"}")
                .getBytes(StandardCharsets.US_ASCII);
        assertArrayEquals(file, KeyFile.write(KeyFile.read(file)));
    }

    @Test
    void theAccountsOfTheFirstLetsEncryptServerAreTakenOverByALink() throws Exception {
        Path legacy = config.resolve("accounts/acme-v01.api.letsencrypt.org/directory");
        stores().at(URI.create("https://acme-v01.api.letsencrypt.org/directory"))
                .save(account(Optional.empty()));
        assertEquals(1, stores().at(LETSENCRYPT).list().size());
        assertEquals(legacy, Files.readSymbolicLink(directory(LETSENCRYPT)));
    }

    @Test
    void anIdOfTheFirstServerIsLinkedBesideTheAccountsOfThePresentOne() throws Exception {
        var old = account(Optional.empty());
        stores().at(URI.create("https://acme-v01.api.letsencrypt.org/directory"))
                .save(old);
        Files.createDirectories(directory(LETSENCRYPT).resolve("another"));
        assertEquals(old.id(), stores().at(LETSENCRYPT).load(old.id()).id());
        assertTrue(Files.isSymbolicLink(directory(LETSENCRYPT).resolve(old.id())));
    }

    @Test
    void deletingAnAccountRemovesTheLinksToItAndTheEmptyDirectoryOfTheServer() throws Exception {
        stores().at(URI.create("https://acme-v01.api.letsencrypt.org/directory"))
                .save(account(Optional.empty()));
        Account seen = stores().at(LETSENCRYPT).list().get(0);
        stores().at(LETSENCRYPT).delete(seen);
        assertFalse(Files.exists(directory(LETSENCRYPT), LinkOption.NOFOLLOW_LINKS));
        assertFalse(Files.exists(config.resolve("accounts/acme-v01.api.letsencrypt.org/directory")));
        assertTrue(Files.exists(config.resolve("accounts/acme-v01.api.letsencrypt.org")));
    }

    @Test
    void anAccountIsChangedAndDeletedInTheDirectoryThatItWasReadFrom() throws Exception {
        stores().at(PEBBLE).save(account(Optional.empty()));
        Path renamed = directory(PEBBLE).resolve("abc");
        Files.move(directory(PEBBLE).resolve(account(Optional.empty()).id()), renamed);
        Account loaded = stores().at(PEBBLE).load("abc");
        stores().at(PEBBLE).updateMetadata(loaded.withRegisterToEff("a@example.org"));
        assertTrue(Files.readString(renamed.resolve("meta.json")).contains("a@example.org"));
        stores().at(PEBBLE).delete(loaded);
        assertFalse(Files.exists(renamed));
    }

    @Test
    void anIdIsNoWayOutOfTheDirectory() {
        assertThrows(StorageException.class, () -> stores().at(PEBBLE).load("../../elsewhere"));
    }
}
