package org.jcertbot.core.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.process.SearchPath;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HookValidationTest {
    @TempDir
    Path directory;

    private final HookValidation validation = new HookValidation(new SearchPath("/usr/bin:/bin"));

    @Test
    void theFirstWordIsTheProgram() throws InvalidInputException {
        validation.check(preHook("  sh -c 'no-such-program'"));
        validation.check(preHook("/bin/sh"));
        validation.check(preHook(" "));
        validation.check(Settings.defaults());
    }

    @Test
    void aProgramThatIsNowhereIsNamedWithItsHook() {
        for (String program : new String[] {"no-such-program", "/no/such/program", "/"}) {
            var e = assertThrows(InvalidInputException.class, () -> validation.check(preHook(program + " -x")));
            assertTrue(e.what().contains("pre-hook command " + program), e.what());
            assertTrue(e.nextStep().contains("--disable-hook-validation"), e.nextStep());
            assertEquals(1, e.exitCode());
        }
    }

    @Test
    void aFileThatIsNoProgramIsCalledThat() throws Exception {
        Path file = Files.createFile(directory.resolve("script"));
        var e = assertThrows(InvalidInputException.class, () -> validation.check(preHook(file.toString())));
        assertEquals("The pre-hook command " + file + " exists, but is not executable.", e.what());
    }

    @Test
    void everyKindOfHookIsChecked() {
        for (var option : List.of(Options.PRE_HOOK, Options.POST_HOOK, Options.DEPLOY_HOOK)) {
            Settings settings = Settings.defaults().with(option, "no-such-program", Source.CONFIG_FILE);
            assertThrows(InvalidInputException.class, () -> validation.check(settings));
        }
    }

    @Test
    void hooksOfARenewalFileWereCheckedBefore() throws InvalidInputException {
        validation.check(Settings.defaults().with(Options.PRE_HOOK, "no-such-program", Source.RENEWAL_FILE));
    }

    @Test
    void theCheckCanBeSwitchedOff() throws InvalidInputException {
        validation.check(preHook("no-such-program").with(Options.HOOK_VALIDATION, false, Source.COMMAND_LINE));
    }

    private static Settings preHook(String command) {
        return Settings.defaults().with(Options.PRE_HOOK, command, Source.COMMAND_LINE);
    }
}
