package org.jcertbot.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.verb.Verbs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verbs and options on the command line. */
class CommandLineParserTest extends ParserFixture {
    @Test
    void runsTheWebServerVerbByDefault() throws Exception {
        assertEquals(Verbs.RUN, run("-d", "a.test").verb());
    }

    @ParameterizedTest
    @CsvSource({"auth,certonly", "everything,run", "renew,renew", "update_account,update_account"})
    void knowsVerbsAndTheirAliases(String word, String verb) throws Exception {
        assertEquals(verb, run(word).verb().name());
    }

    @Test
    void findsTheVerbBehindOptions() throws Exception {
        var run = run("--domains", "a.test", "certonly", "-n");
        assertEquals(Verbs.CERTONLY, run.verb());
        assertTrue(run.settings().get(Options.NON_INTERACTIVE));
    }

    @Test
    void takesTheFirstWordThatSpellsAVerbEvenAsAnArgument() throws Exception {
        var run = run("--cert-name", "renew", "certificates");
        assertEquals(Verbs.RENEW, run.verb());
        assertEquals("certificates", run.settings().get(Options.CERT_NAME));
    }

    @Test
    void refusesAnotherBareWord() {
        assertEquals("unrecognized arguments: stray", usageError("certonly", "stray"));
    }

    @Test
    void takesArgumentsApartOrBehindAnEqualsSign() throws Exception {
        assertEquals("a", settings("--cert-name", "a").get(Options.CERT_NAME));
        assertEquals("a=b", settings("--cert-name=a=b").get(Options.CERT_NAME));
    }

    @Test
    void takesAnEmptyArgument() throws Exception {
        assertEquals("", settings("--user-agent", "").get(Options.USER_AGENT));
        assertEquals("", settings("--user-agent=").get(Options.USER_AGENT));
    }

    @Test
    void bundlesShortFlags() throws Exception {
        var settings = settings("-nvvd", "a.test");
        assertTrue(settings.get(Options.NON_INTERACTIVE));
        assertEquals(2, settings.get(Options.VERBOSE));
        assertEquals(names("a.test"), settings.get(Options.DOMAINS));
    }

    @Test
    void takesAnArgumentAttachedToAShortFlag() throws Exception {
        assertEquals(names("nv.test"), settings("-dnv.test").get(Options.DOMAINS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--dry", "--dry-", "--dry-ru"})
    void completesAPrefix(String flag) throws Exception {
        assertTrue(settings("certonly", flag).get(Options.DRY_RUN));
    }

    @Test
    void aPrefixWithAnArgumentCountsAsTheOption() throws Exception {
        var settings = settings("certonly", "--preferred-challenge=dns");
        assertEquals(List.of(ChallengeType.DNS_01), settings.get(Options.PREFERRED_CHALLENGES));
        assertTrue(settings.isSet(Options.PREFERRED_CHALLENGES));
    }

    @Test
    void anExactFlagIsNoPrefixOfAnother() throws Exception {
        assertEquals(names("a.test"), settings("--domain", "a.test").get(Options.DOMAINS));
    }

    @Test
    void aPrefixOfSeveralFlagsOfOneOptionIsNotAmbiguous() throws Exception {
        assertEquals(names("a.test"), settings("--doma", "a.test").get(Options.DOMAINS));
    }

    @Test
    void anOptionOfOursMakesNoPrefixOfTheOriginalAmbiguous() throws Exception {
        assertEquals(Path.of("/x"), settings("--lo", "/x").get(Options.LOGS_DIR));
    }

    @Test
    void anAmbiguousPrefixNamesWhatItCouldMean() {
        assertEquals(
                "ambiguous option: --pref could match --preferred-profile, --preferred-chain, --preferred-challenges",
                usageError("--pref", "x"));
    }

    @Test
    void anUnknownOptionSaysWhichOneIsClosest() {
        assertEquals(
                "unrecognized arguments: --standlone x\nDid you mean --standalone?", usageError("--standlone", "x"));
    }

    @Test
    void anOptionLikeNoneHasNoSuggestion() {
        assertEquals("unrecognized arguments: --frobnicate-all=1", usageError("--frobnicate-all=1"));
    }

    @Test
    void saysWhichVerbAMisspeltOneIsMostLike() {
        assertEquals("unrecognized arguments: renw\nDid you mean renew?", usageError("renw", "-q"));
        assertEquals("unrecognized arguments: on", usageError("on"));
    }

    @Test
    void suggestsNoSecondVerb() {
        assertEquals("unrecognized arguments: delete", usageError("renew", "delete"));
    }

    @Test
    void reportsUnrecognizedWordsInTheirOrder() {
        assertEquals(
                "unrecognized arguments: one --zzzzzz two -X three",
                usageError("one", "--zzzzzz", "two", "-n", "-X", "--cert-name", "n", "three"));
    }

    @Test
    void wordsBehindTwoHyphensAreNoOptions() {
        assertEquals("unrecognized arguments: --dry-run", usageError("--", "--dry-run"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--cert-name|argument --cert-name: expected one argument",
                "-d|argument -d/--domains/--domain: expected one argument",
                "--key-type=x|argument --key-type: invalid choice: 'x' (choose from 'rsa', 'ecdsa')",
                "--http-01-port=x|argument --http-01-port: invalid int value: 'x'",
                "--max-log-backups=-1|argument --max-log-backups: value must be non-negative",
                "--preferred-challenges=x|argument --preferred-challenges: Unrecognized challenges: x",
                "--user-agent-comment=(x|argument --user-agent-comment: may not contain parentheses",
                "--dry-run=yes|argument --dry-run: ignored explicit argument 'yes'",
                "-nz|unrecognized arguments: -nz",
            })
    void saysWhichArgumentIsWrong(String argument, String reason) {
        assertEquals(reason, usageError(argument));
    }

    @Test
    void anOptionIsNotTheArgumentOfAnother() {
        assertEquals("argument --cert-name: expected one argument", usageError("--cert-name", "--dry-run"));
        assertEquals("argument --cert-name: expected one argument", usageError("--cert-name", "-n"));
    }

    @Test
    void aTextWithSpacesOrANegativeNumberIsAnArgumentEvenWithAHyphen() throws Exception {
        assertEquals("-x y", settings("--user-agent", "-x y").get(Options.USER_AGENT));
        assertEquals("--x y", settings("--user-agent", "--x y").get(Options.USER_AGENT));
        assertEquals(-5, settings("--http-01-port", "-5").get(Options.HTTP_01_PORT));
    }

    @Test
    void theLastOfSeveralValuesWins() throws Exception {
        assertEquals("b", settings("--cert-name", "a", "--cert-name", "b").get(Options.CERT_NAME));
    }

    @Test
    void aNegationBehindTheFlagWins() throws Exception {
        var settings = settings("--redirect", "--no-redirect");
        assertEquals(Optional.of(false), settings.find(Options.REDIRECT));
        assertEquals(Optional.empty(), settings().find(Options.REDIRECT));
    }

    @Test
    void hiddenSpellingsWork() throws Exception {
        assertEquals("true", settings("--renew-hook", "true").get(Options.DEPLOY_HOOK));
        assertEquals(Optional.of(false), settings("--no-hsts").find(Options.HSTS));
        assertFalse(settings("--no-random-sleep-on-renew").get(Options.RANDOM_SLEEP_ON_RENEW));
    }

    @Test
    void collectsDomainsOfAllUsesOnce() throws Exception {
        assertEquals(
                names("b.test", "a.test", "c.test"),
                settings("-d", "b.test, a.test", "--domain", "C.test.,b.test").get(Options.DOMAINS));
    }

    @Test
    void collectsAddresses() throws Exception {
        assertEquals(
                List.of(IpAddress.parse("::1"), IpAddress.parse("10.0.0.1")),
                settings("--ip-address", "0:0::1", "--ip-address", "10.0.0.1", "--ip-address", "::1")
                        .get(Options.IP_ADDRESSES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.test", "b\u00fccher.test", "10.0.0.1", "a..test", "a.test,"})
    void refusesABadDomainWithoutAUsageText(String domain) {
        assertTrue(refusal("certonly", "-d", domain).contains("is not usable"));
    }

    @Test
    void remembersThatTheCommandLineSetAValue() throws Exception {
        var settings = settings("--rsa-key-size", "2048");
        assertEquals(Source.COMMAND_LINE, settings.source(Options.RSA_KEY_SIZE));
        assertFalse(settings.isSet(Options.KEY_TYPE));
    }

    @Test
    void warnsOfFlagsWithoutEffect() throws Exception {
        var warnings =
                run("--no-self-upgrade", "--no-self-upgrade", "certificates").warnings();
        assertEquals(List.of("Use of --no-self-upgrade is deprecated; it has no effect."), warnings);
    }

    @Test
    void showsTheVersionWhateverElseIsThere() throws Exception {
        assertInstanceOf(Command.ShowVersion.class, parse("--version"));
        assertInstanceOf(Command.ShowVersion.class, parse("certonly", "--vers"));
        assertEquals(0, pluginsLoadedBy("certonly", "--version"));
    }

    @Test
    void loadsNoPluginForFlagsOfTheProgramItself() throws Exception {
        assertEquals(0, pluginsLoadedBy("certonly", "--webroot", "-nd", "a.test", "--key-type=rsa"));
        assertEquals(1, pluginsLoadedBy("certonly", "--dry"));
    }

    @Test
    void readsNoCsrThatIsNotThere() {
        String missing = machine.resolve("missing.csr").toString();
        assertEquals("argument --csr: No such file or directory: " + missing, usageError("certonly", "--csr", missing));
        assertEquals("argument --csr: Is a directory: " + machine, usageError("certonly", "--csr", machine.toString()));
    }

    @Test
    void writesNothing() throws Exception {
        parse("certonly", "-d", "a.test", "--config-dir", machine.resolve("new").toString());
        assertFalse(Files.exists(machine.resolve("new")));
    }

    private int pluginsLoadedBy(String... arguments) throws Exception {
        pluginsLoaded = 0;
        parse(arguments);
        return pluginsLoaded;
    }

    private static List<DnsName> names(String... names) {
        return Arrays.stream(names).map(DnsName::new).toList();
    }
}
