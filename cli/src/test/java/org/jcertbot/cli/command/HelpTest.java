package org.jcertbot.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.ReservedPluginOptions;
import org.jcertbot.core.verb.VerbName;
import org.jcertbot.core.verb.Verbs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest extends ParserFixture {
    @Test
    void theOverviewNamesEveryVerb() throws Exception {
        String overview = help("--help");
        for (VerbName verb : Verbs.all()) assertTrue(overview.contains("  " + verb.name() + " "), verb.name());
    }

    @Test
    void isAskedForInSeveralWays() throws Exception {
        String overview = help("--help");
        assertEquals(overview, help("-h"));
        assertEquals(overview, help("help"));
        assertEquals(overview, help("--hel"));
        assertEquals(overview, help("-nh"));
        assertEquals(overview, help("--help", "no-such-topic"));
    }

    @Test
    void ofAVerbIsTheVerbsOwn() throws Exception {
        String certonly = help("--help", "certonly");
        assertTrue(certonly.startsWith("usage: certbot certonly [options]"), certonly);
        assertEquals(certonly, help("certonly", "--help"));
        assertEquals(certonly, help("certonly", "-n", "-h", "-d", "x"));
        assertEquals(certonly, help("help", "auth"));
        assertEquals(certonly, help("--help=certonly"));
    }

    @Test
    void aTopicBehindTheFlagWinsOverTheVerb() throws Exception {
        assertEquals(help("--help", "paths"), help("certonly", "--help", "paths"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security",
                "paths",
                "automation",
                "testing",
                "manage",
                "nginx",
                "webroot",
                "dns-rfc2136",
                "dns-route53"
            })
    void aSubjectHasItsHeading(String topic) throws Exception {
        assertTrue(help("--help", topic).contains("\n" + topic + ":\n"));
    }

    @Test
    void everyVerbHasHelp() throws Exception {
        for (VerbName verb : Verbs.all()) {
            assertTrue(help("--help", verb.name()).startsWith("usage: certbot " + verb.name() + " "), verb.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "commands", "subcommand", "subcommands", "verbs"})
    void theListOfVerbsHasSeveralNames(String topic) throws Exception {
        assertTrue(help("--help", topic).contains("certonly, auth"));
    }

    @Test
    void allHasEveryFlagThatIsNotHiddenExactlyOnce() throws Exception {
        String all = help("--help", "all");
        for (var options : List.of(Options.all(), ReservedPluginOptions.all())) {
            for (Option<?> option : options) {
                long found = Pattern.compile(
                                "^  "
                                        + Pattern.quote(
                                                OptionDescription.of(option).flags()) + "(  |$)",
                                Pattern.MULTILINE)
                        .matcher(all)
                        .results()
                        .count();
                assertEquals(option.hidden() ? 0 : 1, found, option.toString());
            }
        }
    }

    @Test
    void saysWhatTheDefaultIs() throws Exception {
        assertTrue(help("--help", "security").contains("(default: secp256r1)"));
        assertTrue(help("--help", "testing").contains("(default: 80)"));
        assertFalse(help("--help", "all").contains("(default: false)"));
        assertFalse(help("--help", "all").contains("(default: )"));
    }

    @Test
    void fitsTheTerminal() throws Exception {
        for (String topic : List.of("all", "certonly", "commands", "nothing")) {
            String longest = help("--help", topic)
                    .lines()
                    .max(Comparator.comparing(String::length))
                    .orElse("");
            assertTrue(longest.length() < 80, longest);
        }
    }

    @Test
    void isNoVerbAndReadsNoOptions() throws Exception {
        assertTrue(help("--cert-name", "--help", "--unknown").startsWith("usage:"));
    }
}
