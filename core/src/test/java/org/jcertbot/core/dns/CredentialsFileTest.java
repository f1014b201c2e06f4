package org.jcertbot.core.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.dns.CredentialsFile.Property;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsFileTest {
    private static final Property TOKEN = new Property("api-token", "API token of the account");
    private static final Property EMAIL = new Property("email", "e-mail address of the account");

    @TempDir
    Path directory;

    private final ScriptedConsole console = ScriptedConsole.silent();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dns_fake_api_token = s3cret            | s3cret
              dns_fake_api_token=s3cret            | s3cret
            dns_fake_api_token = "abc#def"         | abc#def
            dns_fake_api_token = 'abc, def'        | abc, def
            dns_fake_api_token = abc#def           | abc
            dns_fake_api_token = abc, def          | abc, def
            dns_fake_api_token = a%(dns_fake_b)sc% | a%(dns_fake_b)sc%
            dns_fake_api_token = abc ; def         | abc ; def
            "dns_fake_api_token" = '''s3cret'''    | s3cret
            """)
    void valuesAreTakenAsTheyAreWritten(String line, String value) throws Exception {
        assertEquals(value, read(line + "\r\n").requiring(TOKEN).get("api-token"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() throws Exception {
        assertEquals("s3cret", read("\uFEFFdns_fake_api_token = s3cret").get("api-token"));
    }

    @Test
    void namesEverythingThatIsMissing() throws Exception {
        Path file = write("dns_fake_api_token =\n");
        var e = assertThrows(PluginException.class, () -> read(file).requiring(TOKEN, EMAIL));
        assertEquals("Missing properties in credentials configuration file " + file + ":", e.what());
        assertEquals(
                " * \"dns_fake_api_token\" not set (should be API token of the account)\n"
                        + " * \"dns_fake_email\" not found (should be e-mail address of the account)",
                e.why());
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_token", "dns-fake-api-token", "DNS_FAKE_API_TOKEN", "export dns_fake_api_token"})
    void pointsOutAKeyThatIsSpelledInAnotherWay(String key) throws Exception {
        Path file = write(key + " = s3cret");
        var e = assertThrows(PluginException.class, () -> read(file).requiring(TOKEN));
        assertTrue(e.why().contains("not found; the file has \"" + key + "\""), e.why());
    }

    @Test
    void otherKeysAreIgnored() throws Exception {
        CredentialsFile credentials =
                read("dns_other_token = a\ndns_fake_api_token = b\n").requiring(TOKEN);
        assertEquals(Optional.empty(), credentials.find("other"));
    }

    @Test
    void keysOfASectionDoNotCount() throws Exception {
        assertEquals(
                Optional.empty(), read("[dns]\ndns_fake_api_token = s3cret").find("api-token"));
    }

    @Test
    void tellsTheLineOfASyntaxErrorAndNotWhatIsInIt() throws Exception {
        Path file = write("dns_fake_email = a\ns3cret\n");
        var e = assertThrows(PluginException.class, () -> read(file));
        assertEquals(
                "Error parsing credentials configuration '" + file
                        + "': invalid line (neither a section nor \"key = value\") at line 2",
                e.what());
    }

    @Test
    void refusesWhatIsNotThereOrNoFile() {
        Path missing = directory.resolve("missing.ini");
        assertEquals(
                "File not found: " + missing,
                assertThrows(PluginException.class, () -> read(missing)).what());
        assertEquals(
                "Path is a directory: " + directory,
                assertThrows(PluginException.class, () -> read(directory)).what());
    }

    @Test
    void refusesWhatIsNotUtf8() throws Exception {
        Path file = Files.write(directory.resolve("latin.ini"), new byte[] {'a', '=', (byte) 0xe9});
        assertTrue(assertThrows(PluginException.class, () -> read(file)).what().endsWith("it is not UTF-8"));
    }

    @ParameterizedTest
    @CsvSource({"rw-rw----,0", "rw-r--r--,1", "rw------x,1"})
    void warnsOnceWhenOthersMayReadTheFile(String mode, int warnings) throws Exception {
        Path file = write("dns_fake_api_token = s3cret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        read(file);
        assertEquals(
                warnings == 0 ? List.of() : List.of("Unsafe permissions on credentials configuration file: " + file),
                console.warned());
    }

    @Test
    void itsTextFormHasNoSecrets() throws Exception {
        assertFalse(read("dns_fake_api_token = s3cret").toString().contains("s3cret"));
    }

    private CredentialsFile read(String text) throws Exception {
        return read(write(text));
    }

    private CredentialsFile read(Path file) throws PluginException {
        return CredentialsFile.read(file, "dns-fake", console);
    }

    private Path write(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("fake.ini"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
