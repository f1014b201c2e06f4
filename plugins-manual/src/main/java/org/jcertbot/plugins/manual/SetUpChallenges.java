package org.jcertbot.plugins.manual;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.hook.HookRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Challenges that have been set up, be it half-way; the cleanup hook takes back those, and no others. */
final class SetUpChallenges {
    private static final Logger LOG = LoggerFactory.getLogger(SetUpChallenges.class);
    private static final String AUTH_OUTPUT = "CERTBOT_AUTH_OUTPUT";

    /** In bytes; with a variable of more than 128 KiB no program starts (MAX_ARG_STRLEN, execve(2)). */
    private static final int LONGEST_OUTPUT = 100 * 1024;

    /** A terminal sends Ctrl-C to the hook too, which may be gone before we hear of it. */
    private static final int ENDED_BY_CTRL_C = 128 + 2;

    private final HookRunner runner;
    private final Optional<String> cleanupHook;
    private final Map<Challenge, Done> done = new HashMap<>();

    SetUpChallenges(HookRunner runner, Optional<String> cleanupHook) {
        this.runner = runner;
        this.cleanupHook = cleanupHook;
    }

    void up(String authHook, List<Challenge> challenges) throws InterruptedException {
        var variables = new HookVariables(challenges);
        for (int i = 0; i < challenges.size(); i++) {
            Challenge challenge = challenges.get(i);
            String output = "";
            try {
                output = runner.run(title("auth", challenge), authHook, variables.of(i))
                        .standardOutput();
            } finally {
                // One that was cut short has often done its work, and only waits until that can be seen.
                done.put(challenge, new Done(challenge, variables.of(i), output));
            }
        }
    }

    /** Has the user do it; a cleanup hook can still take it back. */
    void upByHand(Instructions instructions, List<Challenge> challenges) throws CertbotException {
        var variables = new HookVariables(challenges);
        for (int i = 0; i < challenges.size(); i++) {
            instructions.give(challenges, i);
            Challenge challenge = challenges.get(i);
            done.put(challenge, new Done(challenge, variables.of(i), ""));
        }
    }

    /** Runs the cleanup hook for one if it has been set up. */
    void takeBack(Challenge challenge) throws InterruptedException {
        Done one = done.get(challenge);
        if (one != null && cleanupHook.isPresent()) takeBack(one, cleanupHook.get());
    }

    private void takeBack(Done one, String hook) throws InterruptedException {
        String title = title("cleanup", one.challenge());
        int exitCode = runner.run(title, hook, one.variablesForCleanup()).exitCode();
        if (exitCode == ENDED_BY_CTRL_C) runner.run(title, hook, one.variablesForCleanup());
    }

    private static String title(String hook, Challenge challenge) {
        return "'--manual-" + hook + "-hook' for " + challenge.identifier();
    }

    private record Done(Challenge challenge, Map<String, String> variables, String output) {
        Map<String, String> variablesForCleanup() {
            var all = new HashMap<>(variables);
            // A variable cannot hold the zero bytes that a hook may print.
            all.put(AUTH_OUTPUT, shortened(output.replace("\0", "").strip()));
            return all;
        }

        private String shortened(String text) {
            var rest = CharBuffer.wrap(text);
            var encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
            encoder.encode(rest, ByteBuffer.allocate(LONGEST_OUTPUT), true);
            if (!rest.hasRemaining()) return text;
            LOG.warn(
                    "The output of {} is too long for the cleanup hook, which gets the first {} bytes of it.",
                    title("auth", challenge),
                    LONGEST_OUTPUT);
            return text.substring(0, rest.position());
        }
    }
}
