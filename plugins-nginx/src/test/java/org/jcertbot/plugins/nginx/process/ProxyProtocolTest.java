package org.jcertbot.plugins.nginx.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Optional;
import org.jcertbot.core.webserver.FreePort;
import org.jcertbot.core.webserver.probe.HttpProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProxyProtocolTest {
    @Test
    void aProbeTellsAServerBehindAProxyWhoIsAsking(@TempDir Path directory) throws Exception {
        try (RealNginx nginx = RealNginx.configured(directory, "A")) {
            int port = FreePort.find();
            nginx.configure("", "listen 127.0.0.1:" + port + " proxy_protocol;", "$proxy_protocol_addr");
            nginx.control().reload(nginx.files());
            var address = HttpProbe.reachable("127.0.0.1", port);
            assertEquals(Optional.empty(), new HttpProbe(address, true, "a.test", "/", "127.0.0.1").problem());
            assertFalse(new HttpProbe(address, false, "a.test", "/", "127.0.0.1").answers());
        }
    }
}
