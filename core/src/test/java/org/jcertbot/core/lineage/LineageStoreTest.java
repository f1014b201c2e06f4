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
import java.util.Optional;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.testing.FaultyFileStore;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.jcertbot.core.testing.ReferenceTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LineageStoreTest {
    private static final String NAME = "a.test";

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private Storage storage;

    @BeforeEach
    void makeStorage() throws Exception {
        storage = Storage.in(scratch);
    }

    @Test
    void aNewLineageHasTheLayoutOfTheOriginal() throws Exception {
        storage.create(NAME, storage.store());
        assertEquals(
                List.of(
                        "archive",
                        "archive/a.test",
                        "archive/a.test/cert1.pem",
                        "archive/a.test/chain1.pem",
                        "archive/a.test/fullchain1.pem",
                        "archive/a.test/privkey1.pem",
                        "live",
                        "live/README",
                        "live/a.test",
                        "live/a.test/README",
                        "live/a.test/cert.pem",
                        "live/a.test/chain.pem",
                        "live/a.test/fullchain.pem",
                        "live/a.test/privkey.pem",
                        "renewal",
                        "renewal/a.test.conf"),
                tree(storage.config()));
        assertEquals(
                Path.of("../../archive/a.test/privkey1.pem"),
                Files.readSymbolicLink(storage.live(NAME).resolve("privkey.pem")));
    }

    @Test
    void aNewLineageHasItsModesWhateverTheUmask() throws Exception {
        storage.create(NAME, storage.store());
        assertEquals(FileMode.SECRET_DIRECTORY, mode(storage.config().resolve("live")));
        assertEquals(FileMode.SECRET_DIRECTORY, mode(storage.config().resolve("archive")));
        assertEquals(FileMode.PUBLIC_DIRECTORY, mode(storage.live(NAME)));
        assertEquals(FileMode.PUBLIC_DIRECTORY, mode(storage.archive(NAME)));
        assertEquals(FileMode.SECRET, mode(storage.archive(NAME).resolve("privkey1.pem")));
        assertEquals(FileMode.PUBLIC, mode(storage.archive(NAME).resolve("fullchain1.pem")));
        assertEquals(FileMode.PUBLIC, mode(storage.renewalFile(NAME)));
    }

    @Test
    void aNewRenewalFileHasTheShapeOfTheOriginal() throws Exception {
        storage.create(NAME, storage.store());
        String config = storage.config().toString();
        assertEquals(
                "version = 5.6.0\n"
                        + "archive_dir = " + config + "/archive/a.test\n"
                        + "cert = " + config + "/live/a.test/cert.pem\n"
                        + "privkey = " + config + "/live/a.test/privkey.pem\n"
                        + "chain = " + config + "/live/a.test/chain.pem\n"
                        + "fullchain = " + config + "/live/a.test/fullchain.pem\n"
                        + "[renewalparams]\n"
                        + "authenticator = standalone\n"
                        + "server = https://ca.test/dir\n",
                text(storage.renewalFile(NAME)));
    }

    @Test
    void whatWasCreatedCanBeFound() throws Exception {
        Lineage created = storage.create(NAME, storage.store());
        Lineage found = storage.lineages().find(new CertName(NAME)).orElseThrow();
        assertEquals(created, found);
        assertEquals(1, found.version());
        assertEquals(1, found.linkedVersion());
        assertEquals(List.of(DnsName.parse("p384.example.test")), found.identifiers());
        assertEquals(Optional.of("standalone"), found.renewalParam("authenticator"));
    }

    @Test
    void aSecondLineageOfThatNameGetsANumber() throws Exception {
        storage.create(NAME, storage.store());
        assertEquals("a.test-0001", storage.create(NAME, storage.store()).name().text());
        assertEquals("a.test-0002", storage.create(NAME, storage.store()).name().text());
    }

    @Test
    void aBrokenRenewalFileCountsAsTaken() throws Exception {
        Files.createDirectories(storage.config().resolve("renewal"));
        Files.writeString(storage.renewalFile(NAME), "nonsense");
        assertEquals(Optional.empty(), storage.lineages().find(new CertName(NAME)));
        assertEquals("a.test-0001", storage.store().freeName(new CertName(NAME)).text());
    }

    @Test
    void directoriesInTheWayAreFoundBeforeAnythingIsWritten() throws Exception {
        Files.createDirectories(storage.archive(NAME));
        Files.writeString(storage.archive(NAME).resolve("privkey1.pem"), "somebody's");
        var failure = assertThrows(StorageException.class, () -> storage.create(NAME, storage.store()));
        assertEquals("archive directory exists for a.test.", failure.what());
        assertFalse(Files.exists(storage.renewalFile(NAME)));
        assertEquals("somebody's", text(storage.archive(NAME).resolve("privkey1.pem")));
    }

    @Test
    void emptyDirectoriesAreNotInTheWay() throws Exception {
        Files.createDirectories(storage.archive(NAME));
        Files.createDirectories(storage.live(NAME));
        assertEquals(NAME, storage.create(NAME, storage.store()).name().text());
    }

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
    void incompleteSetsAreSkippedOver() throws Exception {
        storage.create(NAME, storage.store());
        Files.writeString(storage.archive(NAME).resolve("privkey4.pem"), "half a renewal");
        assertEquals(
                1, storage.lineages().find(new CertName(NAME)).orElseThrow().version());
        assertEquals(5, storage.renew(NAME, 2, storage.store()).version());
        assertEquals("half a renewal", text(storage.archive(NAME).resolve("privkey4.pem")));
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
    void hiddenNamesThatAreNoLineagesAreLeftAlone() throws Exception {
        storage.create(NAME, storage.store());
        Files.createDirectory(storage.live(".a\nb.new"));
        Files.createDirectory(storage.live("..x.new"));
        assertEquals(1, storage.lineages().scan().lineages().size());
        assertTrue(tree(storage.config().resolve("live")).containsAll(List.of(".a\nb.new", "..x.new")));
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

    @Test
    void mixedLinksAreJudgedByTheLowest() throws Exception {
        storage.create(NAME, storage.store());
        storage.renew(NAME, 2, storage.store());
        Path link = storage.live(NAME).resolve("chain.pem");
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("../../archive/a.test/chain1.pem"));
        assertEquals(
                1, storage.lineages().find(new CertName(NAME)).orElseThrow().linkedVersion());
    }

    @Test
    void linksThatTheOriginalWasSwitchingGoBack() throws Exception {
        storage.create(NAME, storage.store());
        storage.renew(NAME, 2, storage.store());
        for (PemKind kind : PemKind.ALL) {
            Files.createSymbolicLink(
                    storage.live(NAME).resolve(kind.previousLinkName()),
                    storage.archive(NAME).resolve(kind.archiveName(1)));
        }
        Files.delete(storage.live(NAME).resolve("privkey.pem"));
        assertEquals(1, storage.lineages().scan().lineages().get(0).linkedVersion());
        assertEquals(1, storage.servedPair(NAME));
        assertEquals(5, tree(storage.live(NAME)).size());
    }

    @Test
    void brokenLineagesAreListedWithTheirReason() throws Exception {
        for (String name : List.of("b.test", "c.test", "d.test", "e.test")) storage.create(name, storage.store());
        Files.writeString(storage.renewalFile("a.test"), "x = \"\n");
        Files.writeString(storage.renewalFile("b.test"), "version = 1\n");
        Files.delete(storage.archive("c.test").resolve("cert1.pem"));
        Files.delete(storage.live("d.test").resolve("chain.pem"));
        Files.writeString(storage.live("d.test").resolve("chain.pem"), "a file");
        var scan = storage.lineages().scan();
        assertEquals(
                List.of("e.test"),
                scan.lineages().stream().map(found -> found.name().text()).toList());
        var reasons = scan.broken().stream().map(StorageException::why).toList();
        assertTrue(reasons.get(0).contains("parse error in value at line 1"), reasons.get(0));
        assertTrue(reasons.get(1).contains("missing a required file reference"), reasons.get(1));
        assertTrue(reasons.get(2).contains("cert.pem does not exist"), reasons.get(2));
        assertTrue(reasons.get(3).contains("to be a symlink"), reasons.get(3));
    }

    @ParameterizedTest
    @EnumSource(ReferenceTree.class)
    void everyLineageOfTheReferenceTreesLoads(ReferenceTree tree) throws Exception {
        Path unpacked = Files.createDirectory(scratch.resolve("tree"));
        tree.unpack(unpacked);
        var scan = new Storage(unpacked, storage.certificates()).lineages().scan();
        assertEquals(List.of(), scan.broken());
        assertEquals(
                ReferenceTree.renewalFiles(unpacked).size(), scan.lineages().size());
        for (Lineage lineage : scan.lineages()) {
            assertEquals(lineage.version(), lineage.linkedVersion());
            assertFalse(lineage.identifiers().isEmpty());
        }
    }

    @Test
    void nothingIsFoundWhereNothingIs() throws Exception {
        assertEquals(List.of(), storage.lineages().scan().lineages());
        assertEquals(Optional.empty(), storage.lineages().find(new CertName(NAME)));
        assertEquals(List.of(), tree(storage.config()));
    }
}
