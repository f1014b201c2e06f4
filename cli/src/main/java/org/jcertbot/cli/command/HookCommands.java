package org.jcertbot.cli.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.process.Executables;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** Checks before anything else happens that hook commands can be run (behaviour-core 9.2). */
final class HookCommands {
    private static final List<Option<String>> HOOKS = List.of(Options.PRE_HOOK, Options.POST_HOOK, Options.DEPLOY_HOOK);

    private final Executables executables;

    HookCommands(Executables executables) {
        this.executables = executables;
    }

    void check(Settings settings) throws CertbotException {
        for (Option<String> hook : HOOKS) {
            String command = settings.find(hook).orElse("").strip();
            if (!command.isEmpty()) check(hook, command.split("\\s+", 2)[0]);
        }
    }

    private void check(Option<String> hook, String program) throws CertbotException {
        if (executables.find(program).isPresent()) return;
        boolean isThere = program.contains("/") && isFile(program);
        throw new InvalidInputException(
                isThere
                        ? "The command " + program + " of " + hook + " exists, but is not executable."
                        : "Unable to find the command " + program + " of " + hook
                                + (program.contains("/") ? "." : " in the PATH."),
                "",
                isThere
                        ? "Make it executable (chmod +x)."
                        : "Correct the command, or turn this check off with --disable-hook-validation.");
    }

    private static boolean isFile(String program) {
        try {
            return Files.exists(Path.of(program));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
