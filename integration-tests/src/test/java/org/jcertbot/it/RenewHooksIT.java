package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which hooks a run of {@code renew} runs, in which order, and what they are told. */
@ExtendWith(Sandboxes.class)
class RenewHooksIT {
    @Test
    void runsDirectoryHooksBeforeThoseOfOptions(Sandbox sandbox) {
        new Lineages(sandbox).due("www");
        directoryHook(sandbox, "pre", "2", "echo directory-pre-2");
        directoryHook(sandbox, "pre", "1", "echo directory-pre-1");
        directoryHook(sandbox, "deploy", "1", "echo directory-deploy");
        directoryHook(sandbox, "post", "1", "echo directory-post");
        sandbox.renew(
                        "--pre-hook",
                        note(sandbox, "echo pre"),
                        "--deploy-hook",
                        note(sandbox, "echo deploy"),
                        "--post-hook",
                        note(sandbox, "echo post"))
                .succeeds();
        assertEquals(
                List.of(
                        "directory-pre-1",
                        "directory-pre-2",
                        "pre",
                        "directory-deploy",
                        "deploy",
                        "directory-post",
                        "post"),
                noted(sandbox));
    }

    @Test
    void ignoresWhatIsNoHook(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        lineages.due("www");
        var pre = sandbox.certbot().config().resolve("renewal-hooks/pre");
        Trees.write(pre.resolve("directory/file"), "");
        Trees.write(pre.resolve("not-executable"), "#!/bin/sh\n" + note(sandbox, "echo not-executable") + "\n");
        directoryHook(sandbox, "pre", "backup~", "echo backup");
        directoryHook(sandbox, "pre", "hook", "echo hook");
        sandbox.renew().succeeds();
        assertEquals(List.of("hook"), noted(sandbox));
    }

    @Test
    void runsDirectoryHooksOnlyIfTheyAreWanted(Sandbox sandbox) {
        new Lineages(sandbox).due("www");
        for (String kind : List.of("pre", "deploy", "post")) directoryHook(sandbox, kind, "1", "echo directory");
        sandbox.renew("--no-directory-hooks", "--post-hook", note(sandbox, "echo post"))
                .succeeds();
        assertEquals(List.of("post"), noted(sandbox));
    }

    @Test
    void runsPreAndPostHooksOnceAndDeployHooksForEach(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        String first = lineages.aged("a", 80, 9);
        String second = lineages.aged("b", 80, 10);
        sandbox.renew(
                        "--jobs",
                        "1",
                        "--pre-hook",
                        note(sandbox, "echo pre"),
                        "--deploy-hook",
                        note(sandbox, "echo deploy $RENEWED_DOMAINS"),
                        "--post-hook",
                        note(sandbox, "echo post"))
                .succeeds();
        assertEquals(List.of("pre", "deploy " + first, "deploy " + second, "post"), noted(sandbox));
    }

    @Test
    void runsDistinctStoredHooksInTheOrderInWhichTheyAppear(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        store(sandbox, lineages.aged("a", 80, 9), "x");
        store(sandbox, lineages.aged("b", 80, 10), "y");
        store(sandbox, lineages.aged("c", 80, 11), "x");
        sandbox.renew("--jobs", "1").succeeds();
        assertEquals(List.of("pre-x", "pre-y", "post-x", "post-y"), noted(sandbox));
    }

    @Test
    void runsADirectoryHookOnceAlthoughAnOptionNamesItToo(Sandbox sandbox) {
        new Lineages(sandbox).due("www");
        String pre = directoryHook(sandbox, "pre", "1", "echo pre");
        String deploy = directoryHook(sandbox, "deploy", "1", "echo deploy");
        String post = directoryHook(sandbox, "post", "1", "echo post");
        sandbox.renew("--pre-hook", pre, "--deploy-hook", deploy, "--post-hook", post)
                .succeeds();
        assertEquals(List.of("pre", "deploy", "post"), noted(sandbox));
    }

    @Test
    void tellsHooksWhatWasRenewedAndWhatFailed(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        String first = lineages.due("a");
        String failing = lineages.due("b");
        String last = lineages.due("c");
        lineages.fresh("d");
        sandbox.unplug(failing);
        sandbox.renew(
                        "--deploy-hook",
                        note(sandbox, "echo $RENEWED_LINEAGE $RENEWED_DOMAINS"),
                        "--post-hook",
                        note(sandbox, "echo renewed $RENEWED_DOMAINS, failed $FAILED_DOMAINS"))
                .exits(1);
        var certbot = sandbox.certbot();
        var lines = noted(sandbox);
        assertEquals(3, lines.size(), lines::toString);
        assertTrue(lines.contains(certbot.live(first) + " " + first), lines::toString);
        assertTrue(lines.contains(certbot.live(last) + " " + last), lines::toString);
        assertEquals("renewed " + first + " " + last + ", failed " + failing, lines.get(2));
    }

    @Test
    void showsWhatHooksPrint(Sandbox sandbox) {
        new Lineages(sandbox).due("www");
        sandbox.renew("--pre-hook", "echo out; echo err >&2; exit 3")
                .succeeds()
                .says("Hook 'pre-hook' ran with output:\n out\n")
                .complains("Hook 'pre-hook' ran with error output:\n err\n")
                .complains("Hook 'pre-hook' reported error code 3");
    }

    @Test
    void runsAGivenDeployHookAgainAtTheNextRenewal(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).due("www");
        sandbox.renew("--deploy-hook", note(sandbox, "echo deployed")).succeeds();
        assertTrue(Trees.read(certbot.renewalFile(name)).contains("renew_hook = "));
        sandbox.renew("--force-renewal").succeeds();
        assertEquals(List.of("deployed", "deployed"), noted(sandbox));
        sandbox.renew("--force-renewal", "--deploy-hook", note(sandbox, "echo other"))
                .succeeds();
        sandbox.renew("--force-renewal").succeeds();
        assertEquals(List.of("deployed", "deployed", "other", "other"), noted(sandbox));
    }

    @Test
    void runsDeployHooksInARehearsalOnlyIfTold(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        String server = sandbox.ca().directoryUrl();
        String pre = note(sandbox, "echo pre");
        String deploy = note(sandbox, "echo deploy $RENEWED_LINEAGE");
        String post = note(sandbox, "echo post");
        sandbox.renew("--dry-run", "--server", server, "--pre-hook", pre, "--deploy-hook", deploy, "--post-hook", post)
                .succeeds();
        assertEquals(List.of("pre", "post"), noted(sandbox));
        sandbox.renew("--dry-run", "--server", server, "--deploy-hook", deploy, "--run-deploy-hooks")
                .succeeds();
        assertEquals(List.of("pre", "post", "deploy " + sandbox.certbot().live(name)), noted(sandbox));
        assertFalse(Trees.read(sandbox.certbot().renewalFile(name)).contains("hook"));
    }

    @Test
    void refusesAHookThatIsNotThereBeforeAnythingElse(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        sandbox.renew("--deploy-hook", "/no/such/hook").exits(1).complains("/no/such/hook");
        assertEquals(1, sandbox.certbot().version(name));
    }

    @Test
    void runsPostHooksWhenAllFailed(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        sandbox.unplug(name);
        sandbox.renew("--deploy-hook", note(sandbox, "echo deploy"), "--post-hook", note(sandbox, "echo post"))
                .exits(1);
        assertEquals(List.of("post"), noted(sandbox));
    }

    /** A command that appends what another one prints to the notes of the test. */
    private static String note(Sandbox sandbox, String command) {
        return command + " >> " + notes(sandbox);
    }

    private static List<String> noted(Sandbox sandbox) {
        if (!Files.exists(notes(sandbox))) return List.of();
        return Trees.read(notes(sandbox)).lines().toList();
    }

    private static Path notes(Sandbox sandbox) {
        return sandbox.root().resolve("notes");
    }

    private static String directoryHook(Sandbox sandbox, String kind, String name, String command) {
        var directory = sandbox.certbot().config().resolve("renewal-hooks").resolve(kind);
        return Hooks.script(directory, name, note(sandbox, command));
    }

    private static void store(Sandbox sandbox, String lineage, String mark) {
        Trees.edit(
                sandbox.certbot().renewalFile(lineage),
                "key_type = ecdsa\n",
                "key_type = ecdsa\npre_hook = " + note(sandbox, "echo pre-" + mark) + "\npost_hook = "
                        + note(sandbox, "echo post-" + mark) + "\n");
    }
}
