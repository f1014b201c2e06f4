package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes to a web server's configuration that are taken back, from checkpoints as Debian's certbot writes them. */
@ExtendWith(Sandboxes.class)
class RollbackIT {
    private static Path site(Sandbox sandbox) {
        return sandbox.root().resolve("nginx/conf.d/site.conf");
    }

    /** A checkpoint from before the site got that content. */
    private static Path checkpoint(Sandbox sandbox, String name, String content) {
        Path directory = sandbox.certbot().work().resolve("backups").resolve(name);
        Trees.write(
                directory.resolve("FILEPATHS"),
                sandbox.root().resolve("nginx/nginx.conf") + "\n" + site(sandbox) + "\n");
        Trees.write(directory.resolve("nginx.conf_0"), "events {}\n");
        Trees.write(directory.resolve("site.conf_1"), content);
        Trees.write(directory.resolve("CHANGES_SINCE"), "-- Deployed ACME Certificate --\nChanged vhost\n\tx\n");
        Commands.output("chmod", "640", directory.resolve("site.conf_1").toString());
        Commands.output(
                "touch",
                "-d",
                "2026-01-01T00:00:00Z",
                directory.resolve("site.conf_1").toString());
        return directory;
    }

    private static void makeTwo(Sandbox sandbox) {
        Trees.write(sandbox.root().resolve("nginx/nginx.conf"), "events {}\n");
        Trees.write(site(sandbox), "newest");
        checkpoint(sandbox, "1795273726.4229958", "first");
        checkpoint(sandbox, "1795273728.0041308", "second");
    }

    @Test
    void takesTheNewestBack(Sandbox sandbox) {
        makeTwo(sandbox);
        sandbox.certbot().run("rollback", "-n", "-i", "null").succeeds();
        assertEquals("second", Trees.read(site(sandbox)));
        assertEquals(
                List.of("1795273726.4229958"),
                Trees.names(sandbox.certbot().work().resolve("backups")));
    }

    @Test
    void takesAsManyBackAsThereAre(Sandbox sandbox) {
        makeTwo(sandbox);
        sandbox.certbot()
                .run("rollback", "-n", "-i", "null", "--checkpoints", "5")
                .succeeds()
                .complains("only 2 exist");
        assertEquals("first", Trees.read(site(sandbox)));
        assertEquals("rw-r-----", Trees.mode(site(sandbox)));
        assertEquals(
                "1767225600\n",
                Commands.output("stat", "-c", "%Y", site(sandbox).toString()));
        assertEquals(List.of(), Trees.names(sandbox.certbot().work().resolve("backups")));
        assertEquals(List.of("site.conf"), Trees.names(sandbox.root().resolve("nginx/conf.d")));
    }

    @Test
    void runsUndoCommandsWithoutAShellAndDeletesNewFiles(Sandbox sandbox) {
        makeTwo(sandbox);
        Path latest = sandbox.certbot().work().resolve("backups/1795273728.0041308");
        Path made = sandbox.root().resolve("made; touch oops");
        Path created = sandbox.root().resolve("created.conf");
        Trees.write(created, "x");
        Trees.write(latest.resolve("NEW_FILES"), created + "\n");
        Trees.write(latest.resolve("COMMANDS"), "mkdir,\"" + made + "/below\"\r\nfalse\r\nmkdir,\"" + made + "\"\r\n");
        sandbox.certbot().run("rollback", "-n", "-i", "null").succeeds().complains("false");
        assertTrue(Files.isDirectory(made.resolve("below")));
        assertFalse(Files.exists(created));
        assertEquals("second", Trees.read(site(sandbox)));
    }

    @Test
    void whereNothingWasChangedThereIsNothingToTakeBack(Sandbox sandbox) {
        var outcome = sandbox.certbot().run("rollback", "-n", "-i", "null").succeeds();
        assertFalse(outcome.err().isEmpty());
        assertEquals("", outcome.out());
    }

    @Test
    void needsANamedInstallerAndASensibleNumber(Sandbox sandbox) {
        makeTwo(sandbox);
        sandbox.certbot().run("rollback", "-n").exits(1).complains("--installer");
        sandbox.certbot()
                .run("rollback", "-n", "-i", "null", "--checkpoints", "-1")
                .exits(1);
        sandbox.certbot()
                .run("rollback", "-n", "-i", "null", "--checkpoints", "x")
                .exits(2);
        assertEquals("newest", Trees.read(site(sandbox)));
    }
}
