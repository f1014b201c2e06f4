package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.jcertbot.it.ScriptedAuthority.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An authority that is not what it should be, or says no. */
@ExtendWith(Sandboxes.class)
class FailingAuthorityIT {
    private static Outcome request(Sandbox sandbox, ScriptedAuthority authority, String... more) {
        var arguments = sandbox.standalone(more);
        arguments.addAll(List.of("-d", "www.example.test"));
        arguments.set(arguments.indexOf(sandbox.ca().directoryUrl()), authority.url("/dir"));
        var outcome = sandbox.certbot().run(arguments).exits(1);
        assertFalse(Files.exists(sandbox.certbot().config().resolve("live")), outcome::toString);
        assertEquals(List.of(), Trees.names(sandbox.certbot().config().resolve("renewal")));
        return outcome;
    }

    @Test
    void saysWhenTheUrlLeadsToAWebPage(Sandbox sandbox) {
        try (var authority = new ScriptedAuthority()) {
            authority.answer("/dir", new Answer(200, "text/html", "<html><body>hello</body></html>", List.of()));
            request(sandbox, authority).complains(authority.url("/dir")).complains("--server");
            authority.answer("/dir", new Answer(404, "text/html", "<html>not here</html>", List.of()));
            request(sandbox, authority).complains("404");
            authority.answer("/dir", Answer.json(200, "[]"));
            request(sandbox, authority).complains(authority.url("/dir"));
        }
    }

    @Test
    void saysWhenItIsRateLimited(Sandbox sandbox) {
        try (var authority = new ScriptedAuthority()) {
            authority.answer("/order", Answer.problem(429, "rateLimited", "too many certificates already issued"));
            request(sandbox, authority).complains("too many certificates already issued");
        }
    }

    @Test
    void triesAgainWhenTheAuthorityIsBusyButNotForEver(Sandbox sandbox) {
        try (var authority = new ScriptedAuthority()) {
            authority.answer("/order", Answer.problem(503, "serverInternal", "try later", "Retry-After: 1"));
            request(sandbox, authority).complains("try later");
            assertTrue(authority.count("/order") > 1, "asked " + authority.count("/order") + " times");
        }
    }

    @Test
    void saysWhenTheAuthorityHasAFault(Sandbox sandbox) {
        try (var authority = new ScriptedAuthority()) {
            authority.answer("/order", Answer.problem(500, "serverInternal", "the disk is on fire"));
            request(sandbox, authority).complains("the disk is on fire");
            authority.answer("/order", new Answer(502, "text/html", "<html>bad gateway</html>", List.of()));
            request(sandbox, authority).complains("502");
        }
    }

    @Test
    void saysWhenAnOrderIsInvalid(Sandbox sandbox) {
        try (var authority = new ScriptedAuthority()) {
            String order = """
                    {"status": "invalid", "identifiers": [{"type": "dns", "value": "www.example.test"}],
                     "authorizations": [], "finalize": "%s",
                     "error": {"type": "urn:ietf:params:acme:error:caa", "detail": "CAA forbids it"}}
                    """.formatted(authority.url("/finalize"));
            authority.answer("/order", Answer.json(201, order, "Location: " + authority.url("/order/1")));
            authority.answer("/finalize", Answer.json(200, order));
            request(sandbox, authority).complains("CAA forbids it");
        }
    }

    @Test
    void introducesItself(Sandbox sandbox) {
        try (var authority = new ScriptedAuthority()) {
            authority.answer("/order", Answer.problem(403, "unauthorized", "no"));
            request(sandbox, authority);
            String agent = authority.userAgents().get(0);
            assertTrue(agent.contains("jcertbot"), agent);
            assertTrue(agent.contains("Authenticator/standalone"), agent);
            request(sandbox, authority, "--user-agent", "me");
            assertEquals("me", authority.userAgents().get(authority.userAgents().size() - 1));
        }
    }
}
