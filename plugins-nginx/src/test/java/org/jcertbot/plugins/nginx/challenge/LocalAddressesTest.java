package org.jcertbot.plugins.nginx.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LocalAddressesTest {
    private final LocalAddresses addresses = new LocalAddresses();

    @Test
    void anAddressThatSomebodyListensOnIsNotFree() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(List.of("127.0.0.2"), addresses.free(List.of("127.0.0.1", "127.0.0.2"), taken.getLocalPort()));
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNotFree() {
        assertEquals(List.of(), addresses.free(List.of("198.51.100.1", "no address"), 0));
    }

    @Test
    void whatOthersCanReachIsNotLoopback() throws IOException {
        for (String address : addresses.free(0)) {
            assertTrue(address.matches("[0-9a-f.:]+"), address);
            assertTrue(!InetAddress.getByName(address).isLoopbackAddress(), address);
        }
    }
}
