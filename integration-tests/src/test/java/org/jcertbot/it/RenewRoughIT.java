package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An authority that refuses 15 % of all nonces and takes its time to look at challenges. */
@ExtendWith(Sandboxes.class)
class RenewRoughIT {
    @Test
    @Ca(Pebble.Kind.ROUGH)
    void renewsAllWithAnAuthorityThatForgetsAuthorizations(Sandbox sandbox) {
        List<String> names = due(sandbox);
        sandbox.renew().succeeds();
        assertRenewed(sandbox, names, 2);
        assertWasRough(sandbox);
        int validations = validations(sandbox);
        sandbox.renew("--force-renewal").succeeds();
        assertRenewed(sandbox, names, 3);
        assertTrue(validations(sandbox) > validations);
    }

    @Test
    @Ca(Pebble.Kind.ROUGH_REMEMBERING)
    void renewsAllWithAnAuthorityThatRemembersAuthorizations(Sandbox sandbox) {
        List<String> names = due(sandbox);
        sandbox.renew().succeeds();
        assertRenewed(sandbox, names, 2);
        assertWasRough(sandbox);
        int validations = validations(sandbox);
        sandbox.renew("--force-renewal").succeeds();
        assertRenewed(sandbox, names, 3);
        assertEquals(validations, validations(sandbox));
    }

    private static List<String> due(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        var names = new ArrayList<String>();
        for (int i = 0; i < 10; i++) names.add(lineages.due("n" + i));
        return names;
    }

    private static void assertRenewed(Sandbox sandbox, List<String> names, int version) {
        var certbot = sandbox.certbot();
        for (String name : names) {
            assertEquals(version, certbot.version(name), name);
            Openssl.assertMatches(certbot.live(name, "cert"), certbot.live(name, "privkey"));
            Openssl.assertIssued(certbot.live(name, "cert"), certbot.live(name, "chain"));
        }
    }

    /** The authority did what it was started for. */
    private static void assertWasRough(Sandbox sandbox) {
        assertTrue(sandbox.certbot().log().contains("urn:ietf:params:acme:error:badNonce"));
        assertTrue(sandbox.ca().log().contains("Sleeping for "), sandbox.ca()::log);
    }

    /** How often the authority has looked at challenges so far, which is several times for each. */
    private static int validations(Sandbox sandbox) {
        return (int) sandbox.ca()
                .log()
                .lines()
                .filter(line -> line.contains("Sleeping for "))
                .count();
    }
}
