package org.jcertbot.plugins.webroot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.plugin.PluginProvider;
import org.junit.jupiter.api.Test;

final class WebrootOptionsTest {
    private static final Identifier NAME = new DnsName("a.test");

    @Test
    void isFoundAsAPlugin() {
        assertTrue(ServiceLoader.load(PluginProvider.class).stream()
                .anyMatch(found -> found.type() == WebrootProvider.class));
    }

    @Test
    void pathsAreStoredAsAList() throws CertbotException {
        Value stored = WebrootProvider.PATH.type().store(List.of(Path.of("/a")));
        assertEquals(new Value.TextList(List.of("/a")), stored);
        assertEquals(List.of(Path.of("/a")), WebrootProvider.PATH.type().restore(stored));
    }

    @Test
    void aSinglePathOfAnOldFileIsAListOfOne() throws CertbotException {
        assertEquals(List.of(Path.of("/a")), WebrootProvider.PATH.type().restore(new Value.Text("/a")));
    }

    @Test
    void theMapIsStoredAsASubsection() throws CertbotException {
        Value stored = WebrootProvider.MAP.type().store(Map.of(NAME, Path.of("/a")));
        assertEquals(new Value.TextMap(Map.of("a.test", "/a")), stored);
        assertEquals(Map.of(NAME, Path.of("/a")), WebrootProvider.MAP.type().restore(stored));
    }

    @Test
    void aMapThatIsNoSubsectionCannotBeRead() {
        var e = assertThrows(
                CertbotException.class, () -> WebrootProvider.MAP.type().restore(new Value.Text("x")));
        assertTrue(e.nextStep().contains("NAME = DIRECTORY"), e.nextStep());
    }
}
