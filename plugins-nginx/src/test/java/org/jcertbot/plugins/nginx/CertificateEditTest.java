package org.jcertbot.plugins.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.Enhancement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the installed nginx. */
@Timeout(120)
final class CertificateEditTest {
    private static final List<DnsName> NAMES = List.of(new DnsName("a.test"));
    private static final List<DnsName> WILDCARD = List.of(new DnsName("*.test"));

    @TempDir
    private Path directory;

    @Test
    void aCheckChangesNothing() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            String before = at.text();
            edit(at).check(NAMES);
            assertEquals(before, at.text());
            assertEquals(List.of(), at.console.said());
        }
    }

    @Test
    void aNameWithoutServerFailsTheCheck() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            CertificateEdit edit = edit(at);
            assertThrows(PluginException.class, () -> edit.check(List.of(new DnsName("nobody.test"))));
        }
    }

    @Test
    void aCertificateIsDeployedAndTheUserIsTold() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            edit(at).deploy(at.certificate(), NAMES);
            assertTrue(
                    at.text()
                            .contains("ssl_certificate "
                                    + at.certificate().fullChain().orElseThrow()),
                    at.text());
            assertEquals(
                    List.of("Successfully deployed certificate for a.test to " + at.nginx.configuration()),
                    at.console.said());
        }
    }

    @Test
    void whatIsDeployedCanBeTakenBack() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            String before = at.text();
            edit(at).deploy(at.certificate(), NAMES).undo();
            assertEquals(before, at.text());
        }
    }

    @Test
    void anEnhancementOfANameGoesToItsServers() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            CertificateEdit edit = edit(at);
            edit.deploy(at.certificate(), NAMES);
            edit.enhance(Set.of(Enhancement.REDIRECT), at.certificate(), NAMES);
            assertTrue(at.text().contains("if ($host = a.test) {"), at.text());
        }
    }

    @Test
    void anEnhancementOfAWildcardGoesWhereItsCertificateIs() throws Exception {
        try (var at = NginxAtHand.stopped(directory)) {
            CertificateEdit edit = edit(at);
            edit.deploy(at.certificate(), WILDCARD);
            edit.enhance(Set.of(Enhancement.REDIRECT), at.certificate(), WILDCARD);
            assertTrue(at.text().contains("if ($host ~ ^[^.]+\\.test$) {"), at.text());
        }
    }

    private static CertificateEdit edit(NginxAtHand at) throws Exception {
        var context = at.context(at.settings());
        return new CertificateEdit(at.prepared(context.settings()), new CertificateServers(context.console()), context);
    }
}
