package org.jcertbot.core.lineage;

import java.nio.file.Path;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A configuration directory, and the name of a lineage for it. */
abstract class LineageCase {
    static final String NAME = "a.test";

    @TempDir(factory = InMemoryTempDirectories.class)
    Path scratch;

    Storage storage;

    @BeforeEach
    final void makeStorage() throws Exception {
        storage = Storage.in(scratch);
    }
}
