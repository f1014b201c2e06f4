package org.jcertbot.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessTableTest {
    private static final String MASTER = "nginx: master process nginx -c /a/nginx.conf";

    @TempDir
    Path root;

    private FakeProcesses processes = new FakeProcesses(Path.of("/missing"));

    @BeforeEach
    void createTable() throws IOException {
        processes = FakeProcesses.in(root);
    }

    @Test
    void readsNameParentAndTitle() throws IOException {
        processes.add(12, 1, "odd) (name", MASTER);
        assertEquals(
                Optional.of(new RunningProcess(12, 1, "odd) (name", MASTER)),
                processes.table().find(12));
    }

    @Test
    void findsChildren() throws IOException {
        processes.add(12, 1, "nginx", MASTER);
        processes.add(13, 12, "nginx", "nginx: worker process");
        processes.add(14, 1, "cron", "/usr/sbin/cron");
        assertEquals(
                List.of(13L),
                processes.table().childrenOf(12).stream()
                        .map(RunningProcess::pid)
                        .toList());
    }

    @Test
    void leavesOutWhatHasEnded() throws IOException {
        processes.addEnded(13, 12);
        assertEquals(Optional.empty(), processes.table().find(13));
        assertEquals(List.of(), processes.table().all());
    }

    @Test
    void seesNothingWithoutAProcessFileSystem() {
        var table = new ProcessTable(root.resolve("missing"));
        assertEquals(Optional.empty(), table.find(1));
        assertEquals(List.of(), table.all());
        assertFalse(table.seesOurFiles(1));
    }

    @Test
    void knowsContainers() throws IOException {
        processes.add(12, 1, "nginx", MASTER);
        processes.addInContainer(15, MASTER);
        assertTrue(processes.table().seesOurFiles(12));
        assertFalse(processes.table().seesOurFiles(15));
    }
}
