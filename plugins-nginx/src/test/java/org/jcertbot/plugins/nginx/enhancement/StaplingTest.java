package org.jcertbot.plugins.nginx.enhancement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaplingTest {
    @TempDir
    private Path directory;

    private Enhanced of(String directives) throws Exception {
        return Enhanced.of(directory, server(directives)).names("one.example.com");
    }

    private static String server(String directives) {
        return Sample.http("server {\n    listen 80;\n    listen 443 ssl;\n    server_name one.example.com;\n    TLS\n"
                + directives.indent(4) + "}\n");
    }

    @Test
    void aServerThatAnswersWithoutTlsTooIsNotSplitForIt() throws Exception {
        of("").with(Enhancement.STAPLING).becomes(server("""
            ssl_trusted_certificate /etc/letsencrypt/live/one.example.com/chain.pem; # managed by Certbot
            ssl_stapling on; # managed by Certbot
            ssl_stapling_verify on; # managed by Certbot
            """));
    }

    @Test
    void theListOfChangesNamesTheServer() throws Exception {
        Enhanced enhanced = of("").with(Enhancement.STAPLING);
        assertEquals(
                List.of("Changed server in " + directory.resolve("nginx.conf") + ":3"
                        + "\n\tssl_trusted_certificate /etc/letsencrypt/live/one.example.com/chain.pem"
                        + "\n\tssl_stapling on\n\tssl_stapling_verify on"),
                enhanced.revision().notes());
    }

    @Test
    void equalDirectivesAreKept() throws Exception {
        of("ssl_stapling on;").with(Enhancement.STAPLING).becomes(server("""
            ssl_stapling on;

            ssl_trusted_certificate /etc/letsencrypt/live/one.example.com/chain.pem; # managed by Certbot
            ssl_stapling_verify on; # managed by Certbot
            """));
    }

    @Test
    void theChainOfAnotherCertificateIsReplacedWhereWeWroteIt() throws Exception {
        of("ssl_trusted_certificate /etc/letsencrypt/live/old/chain.pem; # managed by Certbot")
                .with(Enhancement.STAPLING)
                .becomes(server("""
            ssl_trusted_certificate /etc/letsencrypt/live/one.example.com/chain.pem; # managed by Certbot
            ssl_stapling on; # managed by Certbot
            ssl_stapling_verify on; # managed by Certbot
            """));
    }

    @Test
    void whatSomebodyElseDecidedIsNotOverruled() throws Exception {
        Enhanced enhanced = of("ssl_stapling off;");
        var failure = assertThrows(PluginException.class, () -> enhanced.with(Enhancement.STAPLING));
        assertTrue(failure.what().contains("OCSP stapling"), failure.what());
    }

    @Test
    void withoutAResponderThereIsNothingToStaple() throws Exception {
        Enhanced enhanced = of("").withoutResponder().with(Enhancement.STAPLING);
        assertTrue(enhanced.revision().isUnchanged());
        assertEquals(
                List.of("OCSP stapling is left out: the certificate names no OCSP responder."), enhanced.messages());
    }

    @Test
    void withoutAChainItIsImpossible() throws Exception {
        CertificateFiles all = Enhanced.CERTIFICATE;
        Enhanced enhanced = of("").certificate(
                        new CertificateFiles(all.certificate(), all.key(), Optional.empty(), all.fullChain()));
        assertThrows(PluginException.class, () -> enhanced.with(Enhancement.STAPLING));
    }
}
