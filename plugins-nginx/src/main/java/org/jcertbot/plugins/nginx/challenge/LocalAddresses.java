package org.jcertbot.plugins.nginx.challenge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses of the machine that this program runs on. */
public final class LocalAddresses implements MachineAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(LocalAddresses.class);

    @Override
    public boolean haveIpv6() {
        return Files.exists(Path.of("/proc/net/if_inet6"));
    }

    @Override
    public List<String> free(int port) {
        try {
            List<String> reachable = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(LocalAddresses::text)
                    .toList();
            return free(reachable, port);
        } catch (SocketException unknown) {
            LOG.debug("The addresses of this machine cannot be found out", unknown);
            return List.of();
        }
    }

    /** Without the interface, which Java appends to addresses of IPv6. */
    private static String text(InetAddress address) {
        return address.getHostAddress().split("%", 2)[0];
    }

    @Override
    public List<String> free(List<String> addresses, int port) {
        return addresses.stream().filter(address -> isFree(address, port)).toList();
    }

    /** Binding is enough to know; nobody could connect meanwhile. */
    private static boolean isFree(String address, int port) {
        try (var socket = new Socket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException taken) {
            LOG.debug("No server of our own can listen on {}, port {}: {}", address, port, taken.toString());
            return false;
        }
    }
}
