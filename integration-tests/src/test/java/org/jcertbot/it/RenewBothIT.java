package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Debian's certbot and ours renew the same lineage in turn. */
@ExtendWith(Sandboxes.class)
class RenewBothIT {
    @Test
    void keepEachOthersSettingsAndWhatPeopleWrote(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        certbot.original(sandbox.standalone("-d", name, "-d", sandbox.name("also")))
                .succeeds();
        var file = certbot.renewalFile(name);
        Trees.edit(
                file,
                "[renewalparams]\n",
                "# about theirs\ntheir_key = \"kept, too\"\nrenew_before_expiry = 20 days\n[renewalparams]\n");

        sandbox.renew(
                        "--force-renewal",
                        "--key-type",
                        "rsa",
                        "--rsa-key-size",
                        "3072",
                        "--deploy-hook",
                        "echo 'a, b' # c")
                .succeeds();
        assertEquals(2, certbot.version(name));
        sandbox.renew().succeeds().says("No renewals were attempted.");
        String ours = Trees.read(file);

        originalRenews(sandbox).says("all renewals succeeded").says(" a, b\n");
        assertEquals(3, certbot.version(name));
        assertTrue(Openssl.keyKind(certbot.live(name, "privkey")).contains("3072 bit"));
        assertEquals(sorted(ours), sorted(Trees.read(file)));

        sandbox.renew("--force-renewal", "--key-type", "ecdsa").succeeds().says("a, b");
        assertEquals(4, certbot.version(name));
        originalRenews(sandbox);
        assertEquals(5, certbot.version(name));
        assertTrue(Openssl.keyKind(certbot.live(name, "privkey")).contains("256 bit"));

        String last = Trees.read(file);
        for (String line : List.of(
                "# about theirs\ntheir_key = \"kept, too\"\n",
                "renew_before_expiry = 20 days\n",
                "# Options used in the renewal process\n",
                "key_type = ecdsa\n")) {
            assertTrue(last.contains(line), () -> line + " is missing in\n" + last);
        }
        certbot.run("certificates").succeeds().says("VALID: ");
    }

    @Test
    void theOriginalRenewsWhatWeReconfigured(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        certbot.original(sandbox.standalone("-d", name)).succeeds();
        try (var web = new DocumentRoot(sandbox.root().resolve("www"), sandbox)) {
            certbot.run(
                            "reconfigure",
                            "-n",
                            "--cert-name",
                            name,
                            "--webroot",
                            "-w",
                            web.path().toString())
                    .succeeds();
            originalRenews(sandbox);
        }
        assertEquals(2, certbot.version(name));
    }

    @Test
    void agreeAboutWhatIsDue(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        String fresh = lineages.fresh("a");
        String due = lineages.aged("b", 61, 28); // the original of that time renews thirty days before the end
        var certbot = sandbox.certbot();
        originalRenews(sandbox, "--dry-run", "--server", sandbox.ca().directoryUrl());
        assertEquals(List.of(1, 1), List.of(certbot.version(fresh), certbot.version(due)));
        sandbox.renew().succeeds();
        assertEquals(List.of(1, 2), List.of(certbot.version(fresh), certbot.version(due)));
        certbot.original(List.of("renew", "--no-random-sleep-on-renew"))
                .succeeds()
                .says("No renewals were attempted.");
    }

    /** Nothing but where its log is may be on its standard error: warnings go there. */
    private static Outcome originalRenews(Sandbox sandbox, String... more) {
        var arguments = new ArrayList<>(List.of("renew", "--no-random-sleep-on-renew"));
        arguments.addAll(more.length == 0 ? List.of("--force-renewal") : List.of(more));
        var outcome = sandbox.certbot().original(arguments).succeeds();
        for (String word : List.of("arning", "deprecated", "might not work", "rror parsing"))
            outcome.isSilentAbout(word);
        return outcome;
    }

    /** The lines of a renewal file; only the version may differ. */
    private static List<String> sorted(String file) {
        return file.lines()
                .filter(line -> !line.startsWith("version = "))
                .sorted()
                .toList();
    }
}
