package org.jcertbot.core.lineage;

import static org.jcertbot.core.lineage.Storage.text;
import static org.jcertbot.core.lineage.Storage.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.testing.ReferenceTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LineagesTest extends LineageCase {
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
    void hiddenNamesThatAreNoLineagesAreLeftAlone() throws Exception {
        storage.create(NAME, storage.store());
        Files.createDirectory(storage.live(".a\nb.new"));
        Files.createDirectory(storage.live("..x.new"));
        assertEquals(1, storage.lineages().all().size());
        assertTrue(tree(storage.config().resolve("live")).containsAll(List.of(".a\nb.new", "..x.new")));
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
        assertEquals(1, storage.lineages().all().get(0).linkedVersion());
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
        List<Lineage> all = storage.lineages().all();
        assertEquals(
                List.of("e.test"),
                all.stream().map(found -> found.name().text()).toList());
        var reasons = storage.broken().stream().map(StorageException::why).toList();
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
        var reference = new Storage(unpacked, storage.certificates());
        List<Lineage> all = reference.lineages().all();
        assertEquals(List.of(), reference.broken());
        assertEquals(ReferenceTree.renewalFiles(unpacked).size(), all.size());
        for (Lineage lineage : all) {
            assertEquals(lineage.version(), lineage.linkedVersion());
            assertFalse(lineage.identifiers().isEmpty());
        }
    }

    @Test
    void nothingIsFoundWhereNothingIs() throws Exception {
        assertEquals(List.of(), storage.lineages().all());
        assertEquals(Optional.empty(), storage.lineages().find(new CertName(NAME)));
        assertEquals(List.of(), tree(storage.config()));
    }
}
