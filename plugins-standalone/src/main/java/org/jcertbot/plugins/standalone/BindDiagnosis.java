package org.jcertbot.plugins.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import org.jcertbot.core.process.PortHolders;

/**
 * Finds out why a port could not be had by looking around, in the order in which Linux does. The exception does not say:
 * it has no code, and its text is in the user's language.
 */
final class BindDiagnosis {
    private static final int CONNECT_MILLIS = 1_000;

    private final PortPermission permission;
    private final PortHolders holders;

    /** @param proc the root of the process file system */
    BindDiagnosis(Path proc) {
        this.permission = new PortPermission(proc);
        this.holders = new PortHolders(proc);
    }

    BindFailure of(Endpoint endpoint) {
        if (!isOurs(endpoint.address())) return new BindFailure.Other();
        if (!permission.includes(endpoint.port())) return new BindFailure.Denied();
        String holder = holders.describe(endpoint.port());
        return holder.isEmpty() && !answers(endpoint) ? new BindFailure.Other() : new BindFailure.InUse(holder);
    }

    private static boolean isOurs(String host) {
        if (host.isEmpty()) return true;
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                // All of 127.0.0.0/8 is ours, but only one address of it is listed.
                if (address.isAnyLocalAddress() || address.isLoopbackAddress()) return true;
                if (NetworkInterface.getByInetAddress(address) != null) return true;
            }
            return false;
        } catch (IOException unknown) {
            return false;
        }
    }

    /** The process may belong to somebody else, or be out of sight in a container. */
    private static boolean answers(Endpoint endpoint) {
        try (var socket = new Socket()) {
            // An empty host stands for the loopback address.
            socket.connect(
                    new InetSocketAddress(InetAddress.getByName(endpoint.address()), endpoint.port()), CONNECT_MILLIS);
            return true;
        } catch (IOException nobodyThere) {
            return false;
        }
    }
}
