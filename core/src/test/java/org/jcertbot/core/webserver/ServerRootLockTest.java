package org.jcertbot.core.webserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.DirectoryLock;
import org.jcertbot.core.file.DirectoryLocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerRootLockTest {
    @TempDir
    private Path root;

    @Test
    void severalPluginsMayAskForOneServer() throws Exception {
        Path link = Files.createSymbolicLink(root.resolve("link"), root);
        try (var locks = new DirectoryLocks()) {
            ServerRootLock.hold(root, locks);
            ServerRootLock.hold(link, locks);
            assertTrue(Files.exists(root.resolve(".certbot.lock")));
        }
        assertFalse(Files.exists(root.resolve(".certbot.lock")));
    }

    @Test
    void aServerThatSomebodyElseWorksOnIsNamed() throws Exception {
        try (var locks = new DirectoryLocks();
                var held = DirectoryLock.acquire(root)) {
            var failure = assertThrows(PluginException.class, () -> ServerRootLock.hold(root, locks), held.toString());
            assertEquals("Unable to lock " + root + ".", failure.what());
            assertTrue(failure.why().contains("is held by"), failure.why());
        }
    }

    @Test
    void aServerRootThatDoesNotExistIsReported() {
        try (var locks = new DirectoryLocks()) {
            var failure =
                    assertThrows(PluginException.class, () -> ServerRootLock.hold(root.resolve("missing"), locks));
            assertTrue(failure.why().contains("no such file"), failure.why());
        }
    }
}
