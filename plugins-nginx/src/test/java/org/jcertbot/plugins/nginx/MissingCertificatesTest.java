package org.jcertbot.plugins.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MissingCertificatesTest {
    @TempDir
    private Path directory;

    @Test
    void everyLineThatNamesAMissingFileIsTold() throws Exception {
        PluginException told = explain(tls("a.test", "one"), refusal("one"));
        assertTrue(told.why().startsWith("cannot load "), told.why());
        assertTrue(
                told.why()
                        .contains("\"ssl_certificate " + file("one", "fullchain") + ";\" in "
                                + directory.resolve("nginx.conf") + ":2"),
                told.why());
        assertTrue(told.why().contains("privkey.pem;\" in " + directory.resolve("nginx.conf") + ":2"), told.why());
    }

    @Test
    void howToGetTheCertificateIsToldWhenItIsTheOnlyOne() throws Exception {
        PluginException one = explain(tls("a.test www.a.test *.a.test", "one"), refusal("one"));
        assertTrue(one.nextStep().endsWith(" --cert-name one -d a.test -d www.a.test"), one.nextStep());
        PluginException two = explain(tls("a.test", "one") + tls("b.test", "two"), refusal("one"));
        assertTrue(two.nextStep().endsWith(" same command again."), two.nextStep());
    }

    @Test
    void whatIsThereIsNotTold() throws Exception {
        Files.createDirectories(file("one", "fullchain").getParent());
        Files.writeString(file("one", "fullchain"), "");
        PluginException told = explain(tls("a.test", "one"), refusal("one"));
        assertEquals(-1, told.why().indexOf("fullchain.pem;\""), told.why());
    }

    @Test
    void anotherReasonStays() throws Exception {
        var other = new PluginException("nginx refuses.", "unknown directive", "Correct it.");
        assertSame(other, explain(tls("a.test", "one"), other));
    }

    @Test
    void filesOfOthersAreNotOurs() throws Exception {
        PluginException refusal = refusal("one");
        assertSame(
                refusal,
                explain(
                        "server { server_name a.test; ssl_certificate /srv/gone; ssl_certificate $ssl/x; }\n",
                        refusal));
    }

    private PluginException explain(String servers, PluginException refusal) throws IOException, PluginException {
        Path main = Files.writeString(directory.resolve("nginx.conf"), "http {\n" + servers + "}\n");
        return new MissingCertificates(Configuration.load(main), live()).explain(refusal);
    }

    private PluginException refusal(String lineage) {
        return new PluginException("nginx refuses.", "cannot load " + file(lineage, "fullchain"), "Correct it.");
    }

    private String tls(String names, String lineage) {
        return "server { server_name " + names + "; ssl_certificate " + file(lineage, "fullchain")
                + "; ssl_certificate_key " + file(lineage, "privkey") + "; }\n";
    }

    private Path file(String lineage, String kind) {
        return live().resolve(lineage).resolve(kind + ".pem");
    }

    private Path live() {
        return directory.resolve("live");
    }
}
