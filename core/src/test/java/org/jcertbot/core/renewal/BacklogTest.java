package org.jcertbot.core.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.testing.FaultyFileStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path work;

    @Test
    void countsFailuresWithTheSameSettings() {
        Backlog backlog = file().read();
        backlog.failed(new CertName("a.test"), NOW, "settings", "port 80 is taken");
        assertEquals(
                2,
                backlog.failed(new CertName("a.test"), NOW, "settings", "port 80 is taken")
                        .failures());
    }

    @Test
    void beginsAnewWithOtherSettings() {
        Backlog backlog = file().read();
        backlog.failed(new CertName("a.test"), NOW, "settings", "port 80 is taken");
        assertEquals(
                1,
                backlog.failed(new CertName("a.test"), NOW, "others", "port 80 is taken")
                        .failures());
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        Backlog backlog = file().read();
        backlog.failed(new CertName("a.test"), NOW, "settings", "port 80 is taken");
        backlog.renewed(new CertName("a.test"));
        assertEquals(Optional.empty(), backlog.setback(new CertName("a.test")));
    }

    @Test
    void survivesTheRun() {
        Backlog backlog = file().read();
        Setback setback = backlog.failed(new CertName("a.test"), NOW, "settings", "a \"reason\"");
        backlog.owe(new CertName("b.test"));
        file().save(backlog);
        Backlog later = file().read();
        assertEquals(Optional.of(setback), later.setback(new CertName("a.test")));
        assertTrue(later.owes(new CertName("b.test")));
        assertFalse(later.owes(new CertName("a.test")));
    }

    @Test
    void isWrittenLaterWhenTheDiskIsFullAtFirst() {
        var full = FaultyFileStore.failingAt(1, new PosixFileStore());
        Backlog backlog = file().read();
        backlog.owe(new CertName("a.test"));
        new BacklogFile(work, work, full).save(backlog);
        file().save(backlog);
        assertTrue(file().read().owes(new CertName("a.test")));
    }

    @Test
    void aChangeThatComesWhileItIsWrittenIsWrittenNext() {
        Backlog backlog = file().read();
        backlog.owe(new CertName("a.test"));
        long before = backlog.changes();
        backlog.owe(new CertName("b.test"));
        backlog.savedAt(before);
        assertTrue(backlog.isChanged());
    }

    @Test
    void forgetsLineagesThatAreGone() {
        Backlog backlog = file().read();
        backlog.failed(new CertName("a.test"), NOW, "settings", "");
        backlog.owe(new CertName("b.test"));
        backlog.keepOnly(Set.of(new CertName("c.test")));
        assertEquals(Optional.empty(), backlog.setback(new CertName("a.test")));
        assertFalse(backlog.owes(new CertName("b.test")));
    }

    @Test
    void whatChangesNothingNeedNotBeWritten() {
        Backlog backlog = file().read();
        backlog.renewed(new CertName("a.test"));
        backlog.settle(new CertName("a.test"));
        backlog.keepOnly(Set.of());
        assertFalse(backlog.isChanged());
    }

    @Test
    void everyChangeHasToBeWritten() {
        var a = new CertName("a.test");
        for (Consumer<Backlog> change : List.<Consumer<Backlog>>of(
                backlog -> backlog.failed(a, NOW, "settings", ""),
                backlog -> backlog.owe(new CertName("b.test")),
                backlog -> backlog.renewed(a),
                backlog -> backlog.settle(a),
                backlog -> backlog.keepOnly(Set.of()))) {
            var backlog = new Backlog(Map.of(a, new Setback(1, NOW, "settings", "")), Set.of(a));
            change.accept(backlog);
            assertTrue(backlog.isChanged());
        }
    }

    @Test
    void keepsApartWhatOtherConfigurationDirectoriesOwe(@TempDir Path other) {
        Backlog backlog = file().read();
        backlog.owe(new CertName("a.test"));
        backlog.failed(new CertName("b.test"), NOW, "settings", "because");
        file().save(backlog);

        var otherFile = new BacklogFile(work, other, new PosixFileStore());
        Backlog theirs = otherFile.read();
        assertFalse(theirs.owes(new CertName("a.test")));
        theirs.owe(new CertName("c.test"));
        otherFile.save(theirs);

        Backlog ours = file().read();
        assertTrue(ours.owes(new CertName("a.test")));
        assertTrue(ours.setback(new CertName("b.test")).isPresent());
        assertFalse(ours.owes(new CertName("c.test")));
    }

    @Test
    void aDirectoryIsTheSameWhateverLinkLeadsToIt(@TempDir Path scratch) throws Exception {
        Path link = Files.createSymbolicLink(scratch.resolve("link"), work);
        var throughLink = new BacklogFile(work, link, new PosixFileStore());
        Backlog backlog = throughLink.read();
        backlog.owe(new CertName("a.test"));
        throughLink.save(backlog);
        assertTrue(file().read().owes(new CertName("a.test")));
    }

    @Test
    void isNotWrittenWithoutNeed() {
        Backlog backlog = file().read();
        backlog.renewed(new CertName("a.test"));
        backlog.settle(new CertName("a.test"));
        file().save(backlog);
        assertFalse(Files.exists(work.resolve("renew-backlog.json")));
    }

    @Test
    void aDamagedFileCountsAsEmpty() throws Exception {
        Files.writeString(work.resolve("renew-backlog.json"), "{\"version\": 1, \"directories\": {\"/a\": {\"fail");
        assertEquals(Set.of(), file().read().setbacks().keySet());
    }

    private BacklogFile file() {
        return new BacklogFile(work, work, new PosixFileStore());
    }
}
