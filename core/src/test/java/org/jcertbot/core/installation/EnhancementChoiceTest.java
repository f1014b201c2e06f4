package org.jcertbot.core.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.jcertbot.core.installation.EnhancementChoice.UsualRedirect;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnhancementChoiceTest {
    /** Options that are on, or off with a minus; what is usual; what the installer can do; what is chosen; what is not. */
    @ParameterizedTest(name = "{0} usually {1} of {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "               | YES | REDIRECT HSTS | REDIRECT      |",
                "               | NO  | REDIRECT HSTS |               |",
                "               | YES | HSTS          |               |", // nobody asked, so nobody is told
                "-REDIRECT      | YES | REDIRECT      |               |",
                "REDIRECT       | NO  | REDIRECT      | REDIRECT      |",
                "REDIRECT       | YES | HSTS          |               | REDIRECT",
                "HSTS           | YES | REDIRECT HSTS | HSTS REDIRECT |",
                "HSTS           | NO  | REDIRECT HSTS | HSTS          |",
                "-HSTS          | NO  | HSTS          |               |",
                "HSTS           | NO  |               |               | HSTS",
                "-STAPLING      | NO  |               |               |",
                "STAPLING       | NO  | STAPLING HSTS | STAPLING      |",
                "UPGRADE_INSECURE_REQUESTS HSTS | NO | HSTS | HSTS | UPGRADE_INSECURE_REQUESTS",
            })
    void optionsAndTheInstallerDecide(
            @Nullable String options,
            UsualRedirect usual,
            @Nullable String supported,
            @Nullable String wanted,
            @Nullable String unsupported) {
        Settings settings = Settings.defaults();
        for (String word : words(options)) {
            boolean on = !word.startsWith("-");
            var enhancement = Enhancement.valueOf(on ? word : word.substring(1));
            settings = settings.with(enhancement.option(), on, Source.COMMAND_LINE);
        }
        assertEquals(
                new EnhancementChoice(enhancements(wanted), enhancements(unsupported)),
                EnhancementChoice.of(settings, enhancements(supported), usual));
    }

    private static Set<Enhancement> enhancements(@Nullable String names) {
        var enhancements = EnumSet.noneOf(Enhancement.class);
        for (String name : words(names)) enhancements.add(Enhancement.valueOf(name));
        return enhancements;
    }

    private static String[] words(@Nullable String text) {
        return text == null ? new String[0] : text.split(" ", -1);
    }
}
