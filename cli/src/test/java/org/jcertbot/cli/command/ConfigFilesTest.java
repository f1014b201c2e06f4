package org.jcertbot.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configuration files and what wins over what. */
class ConfigFilesTest extends ParserFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cert-name = a",
                "cert-name=a",
                "cert-name: a",
                "cert-name a",
                "--cert-name a",
                "  cert-name = 'a'  ",
                "cert-name = \"a\"",
                "cert-name = a # comment",
                "cert-name = a\t; comment",
                "cert-name = \"a\" # comment",
                "cert-na = a",
            })
    void understandsEveryWayToWriteALine(String line) throws Exception {
        systemConfiguration(line);
        assertEquals("a", settings().get(Options.CERT_NAME));
    }

    @Test
    void aHashInsideAValueIsNoComment() throws Exception {
        systemConfiguration("user-agent = a#b;c");
        assertEquals("a#b;c", settings().get(Options.USER_AGENT));
    }

    @Test
    void quotesProtectAHash() throws Exception {
        systemConfiguration("user-agent = 'a # b'");
        assertEquals("a # b", settings().get(Options.USER_AGENT));
    }

    @Test
    void skipsCommentsSectionsAndRulers() throws Exception {
        systemConfiguration("", "# a", "; b", "[section]", "---", "cert-name = a");
        assertEquals("a", settings().get(Options.CERT_NAME));
    }

    @Test
    void aValueMayBeEmpty() throws Exception {
        systemConfiguration("user-agent =");
        assertEquals("", settings().get(Options.USER_AGENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expand", "expand = True", "expand yes", "expand = on", "expand: 1"})
    void turnsFlagsOn(String line) throws Exception {
        systemConfiguration(line);
        assertTrue(settings().get(Options.EXPAND));
        assertEquals(Source.CONFIG_FILE, settings().source(Options.EXPAND));
    }

    @Test
    void aFlagThatIsFalseIsNotGivenButCountsAsSet() throws Exception {
        systemConfiguration("expand = false", "no-directory-hooks = off");
        var settings = settings();
        assertFalse(settings.get(Options.EXPAND));
        assertTrue(settings.isSet(Options.EXPAND));
        assertTrue(settings.get(Options.DIRECTORY_HOOKS));
        assertTrue(settings.isSet(Options.DIRECTORY_HOOKS));
    }

    @Test
    void aNegationThatIsTrueTurnsTheOptionOff() throws Exception {
        systemConfiguration("no-directory-hooks = true");
        assertFalse(settings().get(Options.DIRECTORY_HOOKS));
    }

    @Test
    void anythingElseForAFlagIsAnError() throws Exception {
        systemConfiguration("expand = maybe");
        assertTrue(usageError().startsWith("Unexpected value for expand: 'maybe'."));
        assertTrue(usageError().contains("cli.ini, line 1"));
    }

    @Test
    void countsFlags() throws Exception {
        systemConfiguration("verbose = 2");
        assertEquals(2, settings().get(Options.VERBOSE));
    }

    @Test
    void splitsListsAtCommas() throws Exception {
        systemConfiguration("domains = a.test, b.test");
        assertEquals(names("a.test", "b.test"), settings("certonly").get(Options.DOMAINS));
    }

    @Test
    void refusesListsInBrackets() throws Exception {
        systemConfiguration("domains = [a.test, b.test]");
        assertTrue(usageError().startsWith("domains can't be set to a list"));
    }

    @Test
    void theLastOfTwoEqualKeysWins() throws Exception {
        systemConfiguration("domains = a.test", "domains = b.test");
        assertEquals(names("b.test"), settings("certonly").get(Options.DOMAINS));
    }

    @Test
    void anUnknownKeyIsAnUnrecognizedArgumentAndSaysWhereItStands() throws Exception {
        systemConfiguration("", "standlone = true");
        String reason = usageError();
        assertTrue(reason.startsWith("unrecognized arguments: --standlone=true\nDid you mean --standalone?"), reason);
        assertTrue(reason.contains("cli.ini, line 2"), reason);
    }

    @Test
    void aFileCannotNameAnotherFileOrAskForHelp() throws Exception {
        systemConfiguration("config = /no/such/file");
        assertFalse(settings().isSet(Options.CONFIG_DIR));
        userConfiguration("help = true");
        assertTrue(usageError().startsWith("unrecognized arguments: --help=true\nIt comes from"));
    }

    @Test
    void internalNamesAreNoKeys() throws Exception {
        systemConfiguration("renew_by_default = true");
        assertTrue(usageError().startsWith("unrecognized arguments: --renew_by_default=true"));
    }

    @Test
    void aBadValueSaysWhereItStands() throws Exception {
        systemConfiguration("rsa-key-size = big");
        assertTrue(usageError().startsWith("argument --rsa-key-size: invalid int value: 'big' ("));
        assertTrue(usageError().endsWith("cli.ini, line 1)"));
    }

    @Test
    void aLineWithoutKeyIsAnError() throws Exception {
        systemConfiguration("= x");
        assertTrue(usageError().startsWith("Unexpected line in "));
    }

    @Test
    void theUsersFileWinsOverTheSystems() throws Exception {
        systemConfiguration("cert-name = system", "email = system@a.test");
        userConfiguration("cert-name = user");
        var settings = settings();
        assertEquals("user", settings.get(Options.CERT_NAME));
        assertEquals("system@a.test", settings.get(Options.EMAIL));
    }

    @Test
    void aNamedFileWinsOverBothAndDoesNotReplaceThem() throws Exception {
        systemConfiguration("cert-name = system", "email = system@a.test");
        userConfiguration("cert-name = user");
        Path named = write(machine.resolve("named.ini"), "cert-name = named");
        var settings = settings("-c", named.toString());
        assertEquals("named", settings.get(Options.CERT_NAME));
        assertEquals("system@a.test", settings.get(Options.EMAIL));
    }

    @Test
    void namingAFileMarksTheConfigurationDirectoryAsSet() throws Exception {
        Path named = write(machine.resolve("named.ini"), "");
        assertTrue(settings("-c", named.toString()).isSet(Options.CONFIG_DIR));
    }

    @Test
    void aNamedFileThatIsMissingIsAnError() {
        String missing = machine.resolve("missing.ini").toString();
        assertEquals(
                "Unable to open config file: " + missing + ". Error: No such file or directory",
                usageError("-c", missing));
    }

    @Test
    void theCommandLineWinsWithAnySpellingAndListsAreNotJoined() throws Exception {
        systemConfiguration("domains = file.test", "test-cert = false");
        var settings = settings("-d", "line.test", "--staging");
        assertEquals(names("line.test"), settings.get(Options.DOMAINS));
        assertTrue(settings.get(Options.STAGING));
    }

    @Test
    void aFlagOnTheCommandLineDropsItsNegationInAFile() throws Exception {
        systemConfiguration("no-redirect = true");
        assertEquals(Optional.of(true), settings("--redirect").find(Options.REDIRECT));
    }

    @Test
    void renewIgnoresDomainsOfAFileOnly() throws Exception {
        systemConfiguration("domains = a.test");
        assertEquals(List.of(), settings("renew").get(Options.DOMAINS));
        assertEquals(names("b.test"), settings("renew", "-d", "b.test").get(Options.DOMAINS));
    }

    @Test
    void helpDoesNotReadTheFiles() throws Exception {
        systemConfiguration("nonsense = true");
        assertTrue(help("--help").startsWith("usage:"));
    }

    @Test
    void theUsersFileMayBeInTheXdgDirectory() {
        assertEquals(
                List.of(Path.of("/etc/letsencrypt/cli.ini"), Path.of("/xdg/letsencrypt/cli.ini")),
                ConfigFiles.defaults(Path.of("/etc/letsencrypt"), Map.of("XDG_CONFIG_HOME", "/xdg", "HOME", "/h")));
    }

    @Test
    void withoutAHomeThereIsNoFileOfTheUser() {
        assertEquals(
                List.of(Path.of("/etc/letsencrypt/cli.ini")),
                ConfigFiles.defaults(Path.of("/etc/letsencrypt"), Map.of()));
    }

    private static List<DnsName> names(String... names) {
        return Arrays.stream(names).map(DnsName::new).toList();
    }
}
