package org.jcertbot.core.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.plugin.Presentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedAuthenticatorTest {
    private final FakePlugin plugin = new FakePlugin("faulty");
    private final GuardedAuthenticator guarded = new GuardedAuthenticator("faulty", plugin);
    private final List<Challenge> challenges =
            List.of(AuthenticatorContract.challenge(ChallengeType.HTTP_01, "a.test"));

    @ParameterizedTest
    @ValueSource(strings = {"prepare", "present", "awaitVisible"})
    void aBugInWorkIsAFailureOfThePlugin(String method) {
        plugin.breakMethod(method);
        var e = assertThrows(FaultyPluginException.class, () -> {
            guarded.prepare();
            Presentation presentation = guarded.present(challenges);
            presentation.awaitVisible();
        });
        assertTrue(e.what().contains("The faulty plugin has failed unexpectedly"), e.what());
    }

    @Test
    void whatABugKeepsItFromSayingIsDoneWithout() {
        for (String method : List.of("challengeTypes", "hint", "renewsUnattended")) plugin.breakMethod(method);
        assertEquals(List.of(), guarded.challengeTypes());
        assertTrue(guarded.hint(challenges).contains("faulty plugin"));
        assertTrue(guarded.renewsUnattended());
    }
}
