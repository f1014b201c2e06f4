package org.jcertbot.plugins.manual;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.concurrent.CleanUp;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.hook.HookRunner;
import org.jcertbot.core.hook.HookValidation;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Unattended;

/** Has challenges set up by hooks, or by the person at the terminal. */
final class ManualAuthenticator implements Authenticator {
    private final PluginContext context;
    private final Settings settings;

    ManualAuthenticator(PluginContext context) {
        this.context = context;
        this.settings = context.settings();
    }

    @Override
    public void prepare() throws CertbotException {
        if (Unattended.isWanted(settings) && authHook().isEmpty()) {
            throw new PluginException(
                    "An authentication script must be provided with --manual-auth-hook when using the manual plugin"
                            + " non-interactively.",
                    "Nobody can be asked to set up the challenges.",
                    "Give one, or run it in a terminal without -n and -q.");
        }
        var validation = new HookValidation(context.executables());
        validation.check(ManualProvider.AUTH_HOOK, settings);
        validation.check(ManualProvider.CLEANUP_HOOK, settings);
    }

    @Override
    public List<ChallengeType> challengeTypes() {
        return List.of(ChallengeType.HTTP_01, ChallengeType.DNS_01);
    }

    @Override
    public Presentation present(List<Challenge> challenges) throws CertbotException, InterruptedException {
        var runner = new HookRunner(context.commands(), context.console());
        var set = new SetUpChallenges(runner, hook(ManualProvider.CLEANUP_HOOK));
        return CleanUp.of(made -> {
            for (int i = challenges.size() - 1; i >= 0; i--) { // the steps run the other way round: first to last
                Challenge challenge = challenges.get(i);
                made.add(() -> set.takeBack(challenge));
            }
            if (authHook().isPresent()) {
                set.up(authHook().get(), challenges);
            } else {
                set.upByHand(new Instructions(context.console()), challenges);
            }
        })::close;
    }

    @Override
    public String hint(List<Challenge> failed) {
        boolean dns = failed.stream().anyMatch(challenge -> challenge.type() == ChallengeType.DNS_01);
        String found = dns
                ? "find the TXT records; they may need longer to reach all name servers"
                : "download the files; check that these names point to the server that has them, and that it accepts"
                        + " connections from the internet on port 80";
        return authHook().isPresent()
                ? "The certificate authority could not " + found
                        + ". Check that --manual-auth-hook works and waits long" + " enough."
                : "The certificate authority could not " + found + ". Check that everything was set up as described.";
    }

    @Override
    public boolean renewsUnattended() {
        return authHook().isPresent();
    }

    private Optional<String> authHook() {
        return hook(ManualProvider.AUTH_HOOK);
    }

    private Optional<String> hook(Option<String> option) {
        return settings.find(option).filter(command -> !command.isBlank());
    }
}
