package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code renew} tells programs: the document of {@code --json}, exit codes, and notices. */
@ExtendWith(Sandboxes.class)
class RenewJsonIT {
    @Test
    void describesEveryLineageInOneDocument(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String fresh = lineages.fresh("a");
        String due = lineages.aged("b", 80, 5);
        String failing = lineages.aged("c", 80, 6);
        String later = lineages.aged("d", 80, 7);
        sandbox.unplug(failing);
        Trees.write(certbot.renewalFile("unusable"), "?\n");

        var document = document(
                sandbox.renew("--json", "--limit", "2", "--deploy-hook", "echo deployed", "--post-hook", "true")
                        .exits(1));
        assertEquals(1L, document.get("version"));
        assertEquals("not_due", lineage(document, fresh).get("state"));
        assertTrue(text(lineage(document, fresh), "due_at").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));

        var renewed = lineage(document, due);
        assertEquals("renewed", renewed.get("state"));
        assertEquals(List.of(due), renewed.get("identifiers"));
        assertEquals(certbot.renewalFile(due).toString(), renewed.get("renewal_file"));
        assertEquals(
                Openssl.expiry(certbot.live(due, "cert")).toString(),
                text(renewed, "not_after").substring(0, 10));
        assertEquals(true, renewed.get("deployed"));
        assertEquals(
                List.of(Map.of("command", "echo deployed", "exit_code", 0L)),
                Json.objects(renewed.get("deploy_hooks")));

        var failed = lineage(document, failing);
        assertEquals("failed", failed.get("state"));
        assertEquals("Some challenges have failed.", error(failed).get("what"));
        assertEquals("postponed", lineage(document, later).get("state"));

        var unusable = Json.objects(document.get("lineages")).stream()
                .filter(one -> Objects.equals(one.get("state"), "unusable"))
                .findFirst()
                .orElseThrow();
        assertEquals(certbot.renewalFile("unusable").toString(), unusable.get("renewal_file"));
        assertFalse(text(error(unusable), "what").isEmpty());
        assertEquals(List.of(Map.of("command", "true", "exit_code", 0L)), Json.objects(document.get("post_hooks")));
        assertEquals(5, Json.objects(document.get("lineages")).size());
    }

    @Test
    void saysThatALineageWaits(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        sandbox.unplug(name);
        sandbox.renew().exits(1);
        var waiting = lineage(document(sandbox.renew("--json").succeeds()), name);
        assertEquals("backing_off", waiting.get("state"));
        assertEquals(1L, waiting.get("failures"));
        assertTrue(text(waiting, "reason").startsWith(name + ": "), waiting::toString);
        assertEquals(false, waiting.get("urgent"));
        assertTrue(text(waiting, "next_attempt").compareTo(text(waiting, "last_attempt")) > 0);
    }

    @Test
    void saysThatAHookFailed(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        var lineage = lineage(
                document(sandbox.renew("--json", "--deploy-hook", "sh -c 'exit 3'")
                        .exits(1)),
                name);
        assertEquals("renewed", lineage.get("state"));
        assertEquals(false, lineage.get("deployed"));
        assertEquals(
                List.of(Map.of("command", "sh -c 'exit 3'", "exit_code", 3L)),
                Json.objects(lineage.get("deploy_hooks")));
    }

    @Test
    void namesTheProblemOfTheAuthority(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).due("www");
        Trees.edit(certbot.renewalFile(name), "key_type = ecdsa\n", "key_type = ecdsa\nrequired_profile = none-such\n");
        var failed = lineage(document(sandbox.renew("--json").exits(1)), name);
        assertTrue(text(error(failed), "type").startsWith("urn:ietf:params:acme:error:"), error(failed)::toString);
    }

    @Test
    void printsADocumentWhenThereIsNothing(Sandbox sandbox) {
        var document = document(sandbox.renew("--json").succeeds());
        assertEquals(List.of(), document.get("lineages"));
        assertEquals(List.of(), document.get("post_hooks"));
    }

    @Test
    void tellsChangesFromNothingDoneByTheExitCode(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        String name = lineages.due("www");
        sandbox.renew(
                        "--detailed-exit-code",
                        "--dry-run",
                        "--server",
                        sandbox.ca().directoryUrl())
                .exits(0);
        sandbox.renew("--detailed-exit-code").exits(3).says("Congratulations, all renewals succeeded");
        sandbox.renew("--detailed-exit-code").exits(0);
        sandbox.unplug(name);
        lineages.due("other");
        sandbox.renew("--detailed-exit-code", "--force-renewal").exits(1);
    }

    @Test
    void sendsANoticeWhenSomethingFailed(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        String good = lineages.due("a");
        String failing = lineages.due("b");
        sandbox.unplug(failing);
        var directory = sandbox.certbot().config().resolve("renewal-hooks/notify");
        Hooks.script(directory, "mail", "cat >> " + sandbox.root() + "/mailed");
        sandbox.renew("--notify-hook", "cat >> " + sandbox.root() + "/notified").exits(1);
        for (String file : List.of("notified", "mailed")) {
            var document = Json.parse(Trees.read(sandbox.root().resolve(file)));
            assertEquals("renewed", lineage(document, good).get("state"));
            assertEquals("failed", lineage(document, failing).get("state"));
        }
    }

    @Test
    void sendsNoNoticeWhenAllIsWell(Sandbox sandbox) {
        new Lineages(sandbox).due("www");
        String hook = "cat >> " + sandbox.root() + "/notified";
        sandbox.renew("--notify-hook", hook).succeeds();
        sandbox.renew("--notify-hook", hook).succeeds();
        assertFalse(Files.exists(sandbox.root().resolve("notified")));
    }

    @Test
    void sendsANoticeWhenTooLittleTimeIsLeftForALineageThatWaits(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        String late = lineages.late("www");
        sandbox.unplug(late);
        sandbox.renew().exits(1);
        sandbox.renew("-q", "--notify-hook", "cat > " + sandbox.root() + "/notified")
                .succeeds()
                .isSilent();
        var document = Json.parse(Trees.read(sandbox.root().resolve("notified")));
        assertEquals("backing_off", lineage(document, late).get("state"));
    }

    @Test
    void keepsTheDocumentApartFromWhatANotifyHookPrints(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        sandbox.unplug(name);
        document(sandbox.renew("--json", "--notify-hook", "echo sent").exits(1));
    }

    private static Map<String, @Nullable Object> document(Outcome outcome) {
        return Json.parse(outcome.out());
    }

    private static Map<String, @Nullable Object> lineage(Map<String, @Nullable Object> document, String name) {
        return Json.objects(document.get("lineages")).stream()
                .filter(one -> name.equals(one.get("name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + document));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> error(Map<String, @Nullable Object> lineage) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(lineage.get("error"), lineage::toString);
    }

    private static String text(Map<String, @Nullable Object> object, String member) {
        return String.valueOf(object.get(member));
    }
}
