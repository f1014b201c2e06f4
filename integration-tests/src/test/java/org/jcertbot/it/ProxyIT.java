package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The environment's proxy variables. */
@ExtendWith(Sandboxes.class)
class ProxyIT {
    @Test
    void goesThroughTheProxyOfTheEnvironment(Sandbox sandbox) {
        try (var proxy = new ConnectProxy()) {
            sandbox.certbot()
                    .with("HTTPS_PROXY", proxy.url())
                    .with("NO_PROXY", "")
                    .with("no_proxy", "");
            sandbox.obtain("-d", sandbox.name("www"));
            String authority = URI.create(sandbox.ca().directoryUrl()).getAuthority();
            assertTrue(
                    proxy.targets().contains(authority), () -> proxy.targets().toString());
        }
    }

    @Test
    void goesAroundTheProxyWhereItIsTold(Sandbox sandbox) {
        try (var proxy = new ConnectProxy()) {
            sandbox.certbot().with("HTTPS_PROXY", proxy.url()).with("NO_PROXY", "example.org,localhost");
            sandbox.obtain("-d", sandbox.name("www"));
            assertEquals(List.of(), proxy.targets());
        }
    }
}
