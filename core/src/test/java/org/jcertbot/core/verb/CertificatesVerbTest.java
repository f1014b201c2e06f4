package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.lineage.LineageInspections;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ReferenceTree;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificatesVerbTest {
    private static final Instant SOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path config;

    private final ScriptedConsole console = ScriptedConsole.silent();

    @Test
    void listsBlocksWithTheLabelsOfTheOriginal() throws Exception {
        ReferenceTree.CERTBOT_2_1.unpack(config);
        assertEquals(
                "Found the following certs:\n"
                        + "  Certificate Name: old.example.test\n"
                        + "    Serial Number: 128d44ab2a06ced8\n"
                        + "    Key Type: ECDSA\n"
                        + "    Identifiers: old.example.test www.old.example.test\n"
                        + "    Expiry Date: 2027-02-19 06:00:52+00:00 (VALID: 89 days)\n"
                        + "    Certificate Path: " + config + "/live/old.example.test/fullchain.pem\n"
                        + "    Private Key Path: " + config + "/live/old.example.test/privkey.pem\n"
                        + "  Certificate Name: oldrsa.example.test\n"
                        + "    Serial Number: 5d0fc3df88300f6b\n"
                        + "    Key Type: RSA\n"
                        + "    Identifiers: oldrsa.example.test\n"
                        + "    Expiry Date: 2026-11-27 06:00:59+00:00 (VALID: 5 days)\n"
                        + "    Certificate Path: " + config + "/live/oldrsa.example.test/fullchain.pem\n"
                        + "    Private Key Path: " + config + "/live/oldrsa.example.test/privkey.pem",
                list(Settings.defaults(), SOON));
        assertEquals(List.of(), console.warned());
    }

    @Test
    void listsEveryLineageOfTheOtherTree() throws Exception {
        ReferenceTree.CERTBOT_5_5.unpack(config);
        String text = list(Settings.defaults(), SOON);
        assertEquals(8, text.split("Certificate Name: ", -1).length - 1);
        assertTrue(text.contains("    Identifiers: 127.0.0.1\n"), text);
        assertEquals(List.of(), console.warned());
    }

    @Test
    void saysHowLongACertificateIsValid() throws Exception {
        ReferenceTree.CERTBOT_2_1.unpack(config);
        var only = Settings.defaults().with(Options.CERT_NAME, "oldrsa.example.test", Source.COMMAND_LINE);
        assertTrue(list(only, Instant.parse("2026-11-25T06:00:58Z")).contains("(VALID: 2 days)"));
        assertTrue(list(only, Instant.parse("2026-11-25T06:01:00Z")).contains("(VALID: 1 day)"));
        assertTrue(list(only, Instant.parse("2026-11-26T06:01:00Z")).contains("(VALID: 23 hour(s))"));
        assertTrue(list(only, Instant.parse("2026-11-27T05:30:00Z")).contains("(VALID: 0 hour(s))"));
        assertTrue(list(only, Instant.parse("2026-11-27T06:01:00Z")).contains("(INVALID: EXPIRED)"));
    }

    @Test
    void marksCertificatesOfStagingServers() throws Exception {
        ReferenceTree.CERTBOT_2_1.unpack(config);
        replaceInRenewalFile("oldrsa.example.test", "https://localhost:14000/dir", "https://acme-staging-v02.test/d");
        assertTrue(list(Settings.defaults(), SOON).contains("(INVALID: TEST_CERT)"));
        assertTrue(list(Settings.defaults(), Instant.parse("2027-01-01T00:00:00Z"))
                .contains("(INVALID: TEST_CERT, EXPIRED)"));
    }

    @Test
    void filtersByNameDomainAndAddress() throws Exception {
        ReferenceTree.CERTBOT_5_5.unpack(config);
        var domains = Settings.defaults()
                .with(Options.DOMAINS, List.of(DnsName.parse("www.web.example.test")), Source.COMMAND_LINE);
        assertTrue(list(domains, SOON)
                .startsWith("Found the following matching certs:\n  Certificate Name: web.example.test\n"));
        var address = Settings.defaults()
                .with(Options.IP_ADDRESSES, List.of(IpAddress.parse("127.0.0.1")), Source.COMMAND_LINE);
        assertTrue(list(address, SOON).contains("Certificate Name: 127.0.0.1\n"));
        var nothing = domains.with(Options.CERT_NAME, "custom-name", Source.COMMAND_LINE);
        assertEquals("Found the following matching certs:\n", list(nothing, SOON));
    }

    @Test
    void listsWhatDoesNotBelongTogetherAsInvalid() throws Exception {
        ReferenceTree.CERTBOT_5_5.unpack(config);
        copyArchived("web.example.test/privkey1.pem", "single.example.test/privkey2.pem");
        copyArchived("web.example.test/fullchain1.pem", "wild.example.test/fullchain1.pem");
        copyArchived("rsa.example.test/cert1.pem", "custom-name/chain1.pem");
        Files.writeString(config.resolve("renewal/z.conf"), "x = \"\n");
        replaceInRenewalFile("rsa.example.test", "[renewalparams]", "[other]");
        String text = list(Settings.defaults(), SOON);
        assertTrue(
                text.endsWith("\n\nThe following renewal configurations were invalid:\n"
                        + "  " + config + "/renewal/custom-name.conf\n"
                        + "  " + config + "/renewal/rsa.example.test.conf\n"
                        + "  " + config + "/renewal/single.example.test.conf\n"
                        + "  " + config + "/renewal/wild.example.test.conf\n"
                        + "  " + config + "/renewal/z.conf"),
                text);
        assertTrue(console.warned().get(0).contains("is not signed by the first certificate of"));
        assertTrue(console.warned().get(1).contains("has no section [renewalparams]"));
        assertTrue(console.warned().get(2).contains("is not the private key of"));
        assertTrue(console.warned().get(3).contains("does not match cert + chain for wild.example.test"));
        assertTrue(console.warned().get(4).contains("parse error in value at line 1"));
    }

    @Test
    void saysThatThereIsNothing() throws Exception {
        assertEquals("No certificates found.", list(Settings.defaults(), SOON));
    }

    @Test
    void writesOneJsonDocument() throws Exception {
        ReferenceTree.CERTBOT_2_1.unpack(config);
        Files.writeString(config.resolve("renewal/z.conf"), "x = \"\n");
        String json = list(Settings.defaults().with(Options.JSON, true, Source.COMMAND_LINE), SOON);
        assertTrue(json.startsWith(
                "{\n  \"version\" : 1,\n  \"certificates\" : [ {\n    \"name\" : \"old.example.test\""));
        assertTrue(json.contains("\"domains\" : [ \"old.example.test\", \"www.old.example.test\" ]"), json);
        assertTrue(json.contains("\"not_after\" : \"2026-11-27T06:00:59Z\""), json);
        assertTrue(json.contains("\"renewal_file\" : \"" + config + "/renewal/z.conf\""), json);
    }

    private String list(Settings settings, Instant now) throws Exception {
        var inspections = new LineageInspections(config, new PosixFileStore(), 2);
        int before = console.said().size();
        int exitCode = new CertificatesVerb(inspections, console, Clock.fixed(now, ZoneOffset.UTC)).run(settings);
        assertEquals(0, exitCode);
        assertEquals(before + 1, console.said().size());
        return console.said().get(before);
    }

    private void copyArchived(String from, String to) throws Exception {
        Path archive = config.resolve("archive");
        Files.write(archive.resolve(to), Files.readAllBytes(archive.resolve(from)));
    }

    private void replaceInRenewalFile(String name, String old, String replacement) throws Exception {
        Path file = config.resolve("renewal").resolve(name + ".conf");
        Files.writeString(file, Files.readString(file).replace(old, replacement));
    }
}
