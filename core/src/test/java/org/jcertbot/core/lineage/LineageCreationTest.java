package org.jcertbot.core.lineage;

import static org.jcertbot.core.lineage.Storage.mode;
import static org.jcertbot.core.lineage.Storage.text;
import static org.jcertbot.core.lineage.Storage.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.DnsName;
import org.junit.jupiter.api.Test;

final class LineageCreationTest extends LineageCase {
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
}
