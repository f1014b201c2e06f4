package org.jcertbot.plugins.apache.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.process.VersionNumber;
import org.jcertbot.plugins.apache.syntax.Condition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers are those of Apache 2.4.71. */
class ConditionsTest {
    private final Modules modules = new Modules(Set.of("core_module"));
    private final Conditions conditions = new Conditions(
            new Variables(Map.of("E", "x"), Set.of("DUMP")),
            modules,
            VersionNumber.of(2, 4, 71),
            Set.of("Timeout", "<VirtualHost")::contains,
            path -> path.equals(Path.of("/etc/apache2/there")));

    private static Condition condition(String section) {
        return Condition.of(section).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "IfModule, env_module, true",
                "ifmodule, mod_env.c, true",
                "IfModule, \"mod_env.c\", true",
                "IfModule, ! mod_env.c, false",
                "IfModule, MOD_ENV.C, false",
                "IfModule, core, false",
                "IfModule, core.c, true",
                "IfModule, !\"nope.c\", true",
                "IfModule, \"!nope.c\", false",
                "IfDefine, DUMP, true",
                "IfDefine, \"DUMP\", true",
                "IfDefine, !DUMP, false",
                "IfDefine, dump, false",
                "IfDefine, E, false",
                "IfFile, /etc/apache2/there, true",
                "IfFile, there, true",
                "IfFile, !there, false",
                "IfFile, ! nope, true",
                "IfDirective, Timeout, true",
                "IfDirective, NoSuch, false",
                "IfDirective, !NoSuch, true",
                "IfDirective, VirtualHost, false",
                "IfSection, VirtualHost, true",
                "IfSection, Timeout, false",
            })
    void conditionsThatAreDecidedWhileReadingHoldAsInApache(String section, String arguments, boolean holds) {
        modules.load("env_module", "/usr/lib/apache2/modules/mod_env.so");
        assertEquals(holds, conditions.hold(condition(section), arguments, Path.of("/etc/apache2")));
    }

    @ParameterizedTest
    @CsvSource({
        "2.4, false",
        "2.4.71, true",
        "= 2.4.71, true",
        "== 2.4, false",
        ">= 2.4, true",
        "> 2.4, true",
        "< 2.5, true",
        "<= 2.4, false",
        "<= 2.4.71, true",
        "< 2, false",
        ">= 2, true",
        "!>= 2.4, false",
        "!< 2.4, true",
        "~ ^2\\.4, true",
        "/2.4/, true",
        "= /^2.4/, true",
        "!~ ^2.2, true",
        "!= 2.2, true",
        "=> 2, false",
        "~ (, false",
        "2.4.x, false",
        "< 2.5-dev, false",
        ">= ${V}, false",
        "'', false",
    })
    void versionsAreComparedAsInApache(String arguments, boolean holds) {
        assertEquals(holds, conditions.hold(Condition.VERSION, arguments, Path.of("/")));
    }
}
