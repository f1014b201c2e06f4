package org.jcertbot.core.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.file.PosixFileStore;
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
        backlog.failed("a.test", NOW, "settings", "port 80 is taken");
        assertEquals(
                2, backlog.failed("a.test", NOW, "settings", "port 80 is taken").failures());
    }

    @Test
    void beginsAnewWithOtherSettings() {
        Backlog backlog = file().read();
        backlog.failed("a.test", NOW, "settings", "port 80 is taken");
        assertEquals(
                1, backlog.failed("a.test", NOW, "others", "port 80 is taken").failures());
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        Backlog backlog = file().read();
        backlog.failed("a.test", NOW, "settings", "port 80 is taken");
        backlog.renewed("a.test");
        assertEquals(Optional.empty(), backlog.setback("a.test"));
    }

    @Test
    void survivesTheRun() {
        Backlog backlog = file().read();
        Setback setback = backlog.failed("a.test", NOW, "settings", "a \"reason\"");
        backlog.owe("b.test");
        file().save(backlog);
        Backlog later = file().read();
        assertEquals(Optional.of(setback), later.setback("a.test"));
        assertTrue(later.owes("b.test"));
        assertFalse(later.owes("a.test"));
    }

    @Test
    void isWrittenLaterWhenTheDiskIsFullAtFirst() {
        var full = FaultyFileStore.failingAt(1, new PosixFileStore());
        Backlog backlog = file().read();
        backlog.owe("a.test");
        new BacklogFile(work, work, full).save(backlog);
        file().save(backlog);
        assertTrue(file().read().owes("a.test"));
    }

    @Test
    void aChangeThatComesWhileItIsWrittenIsWrittenNext() {
        Backlog backlog = file().read();
        backlog.owe("a.test");
        long before = backlog.changes();
        backlog.owe("b.test");
        backlog.savedAt(before);
        assertTrue(backlog.isChanged());
    }

    @Test
    void forgetsLineagesThatAreGone() {
        Backlog backlog = file().read();
        backlog.failed("a.test", NOW, "settings", "");
        backlog.owe("b.test");
        backlog.keepOnly(Set.of("c.test"));
        assertEquals(Optional.empty(), backlog.setback("a.test"));
        assertFalse(backlog.owes("b.test"));
    }

    @Test
    void keepsApartWhatOtherConfigurationDirectoriesOwe(@TempDir Path other) {
        Backlog backlog = file().read();
        backlog.owe("a.test");
        backlog.failed("b.test", NOW, "settings", "because");
        file().save(backlog);

        var otherFile = new BacklogFile(work, other, new PosixFileStore());
        Backlog theirs = otherFile.read();
        assertFalse(theirs.owes("a.test"));
        theirs.owe("c.test");
        otherFile.save(theirs);

        Backlog ours = file().read();
        assertTrue(ours.owes("a.test"));
        assertTrue(ours.setback("b.test").isPresent());
        assertFalse(ours.owes("c.test"));
    }

    @Test
    void aDirectoryIsTheSameWhateverLinkLeadsToIt(@TempDir Path scratch) throws Exception {
        Path link = Files.createSymbolicLink(scratch.resolve("link"), work);
        var throughLink = new BacklogFile(work, link, new PosixFileStore());
        Backlog backlog = throughLink.read();
        backlog.owe("a.test");
        throughLink.save(backlog);
        assertTrue(file().read().owes("a.test"));
    }

    @Test
    void isNotWrittenWithoutNeed() {
        Backlog backlog = file().read();
        backlog.renewed("a.test");
        backlog.settle("a.test");
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
