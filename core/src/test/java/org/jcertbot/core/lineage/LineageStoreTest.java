package org.jcertbot.core.lineage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.jcertbot.core.lineage.Storage.mode;
import static org.jcertbot.core.lineage.Storage.text;
import static org.jcertbot.core.lineage.Storage.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.testing.FaultyFileStore;
import org.junit.jupiter.api.Test;

final class LineageStoreTest extends LineageCase {
    @Test
    void aRenewalAddsAVersionAndSwitchesTheLinks() throws Exception {
        storage.create(NAME, storage.store());
        Lineage renewed = storage.renew(NAME, 2, storage.store());
        assertEquals(2, renewed.version());
        assertEquals(2, renewed.linkedVersion());
        assertEquals(2, storage.servedPair(NAME));
        assertEquals(
                Path.of("../../archive/a.test/cert2.pem"),
                Files.readSymbolicLink(storage.live(NAME).resolve("cert.pem")));
    }

    @Test
    void theLiveDirectoryKeepsModeAndForeignFiles() throws Exception {
        storage.create(NAME, storage.store());
        Files.setPosixFilePermissions(storage.live(NAME), PosixFilePermissions.fromString("rwxrwx--x"));
        Files.writeString(storage.live(NAME).resolve("combined.pem"), "mine");
        Files.createSymbolicLink(storage.live(NAME).resolve("by-link"), Path.of("combined.pem"));
        Object inode = Files.getAttribute(storage.live(NAME).resolve("combined.pem"), "unix:ino");
        storage.renew(NAME, 2, storage.store());
        assertEquals(new FileMode(0771), mode(storage.live(NAME)));
        assertEquals(inode, Files.getAttribute(storage.live(NAME).resolve("combined.pem"), "unix:ino"));
        assertEquals(
                Path.of("combined.pem"),
                Files.readSymbolicLink(storage.live(NAME).resolve("by-link")));
        assertEquals(
                List.of("README", "by-link", "cert.pem", "chain.pem", "combined.pem", "fullchain.pem", "privkey.pem"),
                tree(storage.live(NAME)));
    }

    @Test
    void linksAreReplacedOneByOneWhereDirectoriesCannotBeExchanged() throws Exception {
        storage.create(NAME, storage.store());
        Object inode = Files.getAttribute(storage.live(NAME), "unix:ino");
        var files = FaultyFileStore.counting(new PosixFileStore()).withoutExchange();
        storage.renew(NAME, 2, storage.store(files, Storage.PARAMS));
        assertEquals(2, storage.servedPair(NAME));
        assertEquals(inode, Files.getAttribute(storage.live(NAME), "unix:ino"));
    }

    @Test
    void absoluteLinksStayAbsolute() throws Exception {
        storage.create(NAME, storage.store());
        for (PemKind kind : PemKind.ALL) {
            Path link = storage.live(NAME).resolve(kind.linkName());
            Files.delete(link);
            Files.createSymbolicLink(link, storage.archive(NAME).resolve(kind.archiveName(1)));
        }
        storage.renew(NAME, 2, storage.store());
        assertEquals(
                storage.archive(NAME).resolve("chain2.pem"),
                Files.readSymbolicLink(storage.live(NAME).resolve("chain.pem")));
    }

    @Test
    void aLiveDirectoryElsewhereIsSwitchedThere() throws Exception {
        storage.create(NAME, storage.store());
        Path elsewhere = Files.createDirectories(scratch.resolve("x").resolve("y"));
        Path moved = elsewhere.resolve("lineage");
        Files.move(storage.live(NAME), moved);
        Files.createSymbolicLink(storage.live(NAME), moved);
        Files.createSymbolicLink(
                scratch.resolve("x").resolve("archive"), storage.config().resolve("archive"));
        Files.createSymbolicLink(scratch.resolve("archive"), storage.config().resolve("archive"));
        storage.renew(NAME, 2, storage.store());
        assertTrue(Files.isSymbolicLink(storage.live(NAME)));
        assertEquals(2, storage.servedPair(NAME));
        assertEquals(List.of("lineage"), List.of(elsewhere.toFile().list()));
    }

    @Test
    void aKeyInheritsGroupAndReadingByOthers() throws Exception {
        storage.create(NAME, storage.store());
        Path old = storage.archive(NAME).resolve("privkey1.pem");
        Files.setPosixFilePermissions(old, new FileMode(0675).permissions());
        storage.renew(NAME, 2, storage.store());
        assertEquals(new FileMode(0674), mode(storage.archive(NAME).resolve("privkey2.pem")));
        Files.setPosixFilePermissions(storage.archive(NAME).resolve("privkey2.pem"), new FileMode(0444).permissions());
        storage.renew(NAME, 3, storage.store());
        assertEquals(new FileMode(0644), mode(storage.archive(NAME).resolve("privkey3.pem")));
    }

    @Test
    void aReusedKeyIsAFileOfItsOwn() throws Exception {
        storage.create(NAME, storage.store());
        storage.renew(NAME, 1, storage.store());
        Path copy = storage.archive(NAME).resolve("privkey2.pem");
        assertTrue(Files.isRegularFile(copy, NOFOLLOW_LINKS));
        assertEquals(text(storage.archive(NAME).resolve("privkey1.pem")), text(copy));
    }

    @Test
    void onlyOurOwnHalfWrittenFilesAreTidiedAway() throws Exception {
        storage.create(NAME, storage.store());
        Files.writeString(storage.archive(NAME).resolve(".privkey2.pem.tmp"), "half");
        Files.writeString(storage.archive(NAME).resolve(".mine.tmp"), "mine");
        Files.writeString(storage.live(NAME).resolve(".cert.pem.tmp"), "half");
        Files.writeString(storage.live(NAME).resolve(".mine.tmp"), "mine");
        storage.renew(NAME, 2, storage.store());
        assertFalse(tree(storage.archive(NAME)).contains(".privkey2.pem.tmp"));
        assertFalse(tree(storage.live(NAME)).contains(".cert.pem.tmp"));
        assertEquals("mine", text(storage.archive(NAME).resolve(".mine.tmp")));
        assertEquals("mine", text(storage.live(NAME).resolve(".mine.tmp")));
    }

    @Test
    void aHiddenDirectoryThatCannotBeTakenApartDoesNotStopRenewals() throws Exception {
        storage.create(NAME, storage.store());
        Files.createDirectories(storage.live(NAME).resolve("mine").resolve("full"));
        Files.createDirectories(storage.live(".a.test.new").resolve("mine").resolve("full"));
        storage.renew(NAME, 2, storage.store());
        assertEquals(2, storage.servedPair(NAME));
    }

    @Test
    void aVersionThatIsThereAlreadyStays() throws Exception {
        Path archive = Files.createDirectory(scratch.resolve("full"));
        Files.writeString(archive.resolve("chain1.pem"), "somebody's");
        var pair = storage.certificates().pair(1);
        var writer = new ArchiveWriter(new PosixFileStore());
        assertThrows(
                FileAlreadyExistsException.class, () -> writer.write(archive, 1, pair.key(), pair.chain(), List.of()));
        assertEquals(List.of("chain1.pem"), tree(archive));
        assertEquals("somebody's", text(archive.resolve("chain1.pem")));
    }

    @Test
    void oldVersionsArePruned() throws Exception {
        storage.create(NAME, storage.store());
        for (int version = 2; version <= 8; version++) storage.renew(NAME, 2, storage.store());
        var left = tree(storage.archive(NAME));
        assertFalse(left.contains("privkey2.pem"));
        assertTrue(left.contains("privkey3.pem"));
        assertEquals(6 * 4, left.size());
    }

    @Test
    void theArchiveMayLieElsewhere() throws Exception {
        storage.create(NAME, storage.store());
        Path elsewhere = scratch.resolve("archive-of-mine");
        Files.move(storage.archive(NAME), elsewhere);
        Files.writeString(
                storage.renewalFile(NAME),
                text(storage.renewalFile(NAME)).replace(storage.archive(NAME).toString(), elsewhere.toString()));
        for (PemKind kind : PemKind.ALL) {
            Path link = storage.live(NAME).resolve(kind.linkName());
            Files.delete(link);
            Files.createSymbolicLink(link, elsewhere.resolve(kind.archiveName(1)));
        }
        storage.renew(NAME, 2, storage.store());
        assertTrue(Files.exists(elsewhere.resolve("privkey2.pem")));
        assertEquals(2, storage.servedPair(NAME));
    }

    @Test
    void aRenewalKeepsWhatAPersonWroteIntoTheFile() throws Exception {
        storage.create(NAME, storage.store());
        String edited = "# mine\nrenew_before_expiry = 100 years # soon\n"
                + text(storage.renewalFile(NAME)).replace("[renewalparams]", "\n# options\n[renewalparams]\nstale = 1")
                + "[[webroot_map]]\nold.test = /o\n[acme_renewal_info]\nari_retry_after = 2026-11-21T12:02:30\n";
        Files.writeString(storage.renewalFile(NAME), edited);
        Files.setPosixFilePermissions(storage.renewalFile(NAME), new FileMode(0640).permissions());
        var params = Map.<String, Value>of(
                "server", new Value.Text("https://other.test/dir"),
                "webroot_map", new Value.TextMap(Map.of("a.test", "/a")));
        storage.renew(NAME, 2, storage.store());
        assertFalse(text(storage.renewalFile(NAME)).contains("stale"));
        assertFalse(text(storage.renewalFile(NAME)).contains("webroot_map"));
        Files.writeString(storage.renewalFile(NAME), edited);
        var pair = storage.certificates().pair(3);
        var store = storage.store(new PosixFileStore(), params);
        store.saveNewVersion(
                storage.lineages().find(new CertName(NAME)).orElseThrow(),
                pair.key(),
                pair.chain(),
                Settings.defaults());
        assertEquals(
                edited.replace("stale = 1\n", "")
                        .replace("authenticator = standalone\n", "")
                        .replace("https://ca.test/dir", "https://other.test/dir")
                        .replace("old.test = /o\n", "old.test = /o\na.test = /a\n"),
                text(storage.renewalFile(NAME)));
        assertEquals(new FileMode(0640), mode(storage.renewalFile(NAME)));
    }

    @Test
    void aVersionThatIsNotLinkedYetCanBeDeployed() throws Exception {
        storage.create(NAME, storage.store());
        for (PemKind kind : PemKind.ALL) {
            Files.copy(
                    storage.archive(NAME).resolve(kind.archiveName(1)),
                    storage.archive(NAME).resolve(kind.archiveName(2)));
        }
        Lineage found = storage.lineages().find(new CertName(NAME)).orElseThrow();
        assertEquals(1, found.linkedVersion());
        assertEquals(2, found.version());
        assertEquals(2, storage.store().deploy(found).linkedVersion());
    }
}
