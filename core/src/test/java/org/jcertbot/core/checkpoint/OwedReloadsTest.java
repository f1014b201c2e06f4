package org.jcertbot.core.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.testing.FaultyFileStore;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwedReloadsTest {
    private static final FileStore REAL = new PosixFileStore();
    private static final String MAIN = "etc/nginx.conf";
    private static final String OTHER = "etc/sites/nginx.conf";

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private Site site;

    @BeforeEach
    void makeSite() throws Exception {
        site = Site.in(scratch);
    }

    @Test
    void nothingIsOwedWhenNothingWasLeft() throws Exception {
        assertEquals(Set.of(), site.checkpoints(REAL).recover());
    }

    @Test
    void aReloadIsOwedUntilTheServerHasHadIt() throws Exception {
        leaveChanges(MAIN, OTHER);
        Set<Path> both = Set.of(site.path(MAIN), site.path(OTHER));
        assertEquals(both, site.checkpoints(REAL).recover());
        assertEquals(both, site.checkpoints(REAL).recover());
        site.checkpoints(REAL).reloaded(Set.of(site.path(MAIN)));
        assertEquals(Set.of(site.path(OTHER)), site.checkpoints(REAL).recover());
        site.checkpoints(REAL).reloaded(both);
        assertEquals(Set.of(), site.checkpoints(REAL).recover());
    }

    @Test
    void whereverARecoveryIsKilledTheReloadIsStillOwed() throws Exception {
        for (int number = 1; ; number++) {
            leaveChanges(MAIN);
            try {
                site.checkpoints(FaultyFileStore.crashingAt(number, REAL)).recover();
                break;
            } catch (FaultyFileStore.Crash killed) {
                assertEquals(Set.of(site.path(MAIN)), site.checkpoints(REAL).recover(), killed.getMessage());
                site.checkpoints(REAL).reloaded(Set.of(site.path(MAIN)));
            }
        }
    }

    private void leaveChanges(String... names) throws Exception {
        ChangeSet changes = site.checkpoints(REAL).temporary();
        for (String name : names) changes.apply(List.of(site.replacing(name, "a challenge")));
    }
}
