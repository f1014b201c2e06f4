package org.jcertbot.core.hook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.process.Executables;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;

/** Finds a mistyped hook command before anything has been done, instead of after the certificate was issued. */
public final class HookValidation {
    private static final List<Option<String>> HOOKS =
            List.of(Options.PRE_HOOK, Options.POST_HOOK, Options.DEPLOY_HOOK, Options.NOTIFY_HOOK);

    private final Executables executables;

    public HookValidation(Executables executables) {
        this.executables = executables;
    }

    /** Checks the hooks that this invocation gives; those of a renewal file were checked when they were given. */
    public void check(Settings settings) throws InvalidInputException {
        for (Option<String> hook : HOOKS) {
            Source source = settings.source(hook);
            if (source == Source.COMMAND_LINE || source == Source.CONFIG_FILE) check(hook, settings);
        }
    }

    /** Checks one hook, wherever it comes from; nothing happens when it is not set or checks are switched off. */
    public void check(Option<String> hook, Settings settings) throws InvalidInputException {
        if (!settings.get(Options.HOOK_VALIDATION)) return;
        String command = settings.find(hook).orElse("");
        if (command.isBlank()) return;
        String program = command.strip().split("\\s+", 2)[0];
        if (executables.find(program).isPresent()) return;

        String name = hook.longFlag().substring("--".length());
        if (program.contains("/") && Files.exists(Path.of(program))) {
            throw new InvalidInputException(
                    "The " + name + " command " + program + " exists, but is not executable.",
                    "",
                    "Make it an executable file, or skip this check with --disable-hook-validation.");
        }
        throw new InvalidInputException(
                "Unable to find " + name + " command " + program + " in the PATH.",
                "",
                "Give its full path, or skip this check with --disable-hook-validation.");
    }
}
