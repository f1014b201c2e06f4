package org.jcertbot.plugins.standalone;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.PortHolders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a port, and lets the user free it when another program has it. */
final class PortOpener {
    private static final Logger LOG = LoggerFactory.getLogger(PortOpener.class);
    private static final int BACKLOG = 128;

    private final Console console;

    PortOpener(Console console) {
        this.console = console;
    }

    Listener open(Endpoint endpoint) throws PluginException {
        while (true) {
            try {
                return new Listener(sockets(endpoint));
            } catch (BindException e) {
                PluginException failure = failure(endpoint, e);
                if (isDenied(e) || !userFreedIt(failure)) throw failure;
            } catch (IOException e) {
                throw failure(endpoint, e);
            }
        }
    }

    /** IPv6 first: where a system serves IPv4 through the same socket, that one is enough. */
    private static List<ServerSocket> sockets(Endpoint endpoint) throws IOException {
        if (endpoint.address().isEmpty()) {
            try {
                return List.of(bound(new ServerSocket(), new InetSocketAddress(endpoint.port())));
            } catch (BindException e) {
                LOG.debug("Port {} cannot be had for IPv6: {}", endpoint.port(), e.getMessage());
                return List.of(boundToIpv4(new InetSocketAddress("0.0.0.0", endpoint.port())));
            }
        }
        return boundToFirstOfEachFamily(endpoint);
    }

    private static List<ServerSocket> boundToFirstOfEachFamily(Endpoint endpoint) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        IOException failure = null;
        for (boolean ipv4 : new boolean[] {false, true}) {
            for (InetAddress address : InetAddress.getAllByName(endpoint.address())) {
                if (address instanceof Inet4Address != ipv4) continue;
                var where = new InetSocketAddress(address, endpoint.port());
                try {
                    sockets.add(ipv4 ? boundToIpv4(where) : bound(new ServerSocket(), where));
                } catch (IOException e) {
                    LOG.debug("{} cannot be had: {}", where, e.getMessage());
                    failure = e;
                }
                break;
            }
        }
        if (sockets.isEmpty() && failure != null) throw failure;
        return sockets;
    }

    /** An ordinary Java socket would take the IPv6 address of that port as well. */
    private static ServerSocket boundToIpv4(InetSocketAddress where) throws IOException {
        return bound(ServerSocketChannel.open(StandardProtocolFamily.INET).socket(), where);
    }

    private static ServerSocket bound(ServerSocket socket, InetSocketAddress where) throws IOException {
        try {
            socket.setReuseAddress(true);
            socket.bind(where, BACKLOG);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private boolean userFreedIt(PluginException failure) {
        var question = Question.of(failure.what() + " " + failure.why() + " " + failure.nextStep());
        try {
            return console.yesNo(question, "Retry", "Cancel", Optional.of(false));
        } catch (CertbotException cancelled) {
            return false;
        }
    }

    private static PluginException failure(Endpoint endpoint, IOException e) {
        if (isDenied(e)) {
            return new PluginException(
                    "Could not bind TCP port " + endpoint.port() + ".",
                    "This user has no permission to listen on it.",
                    "Run certbot as root, or choose a port above 1023 with " + endpoint.portFlag()
                            + " and forward port " + endpoint.publicPort() + " to it.",
                    e);
        }
        if (e instanceof BindException && isInUse(e)) {
            String holder = new PortHolders(Path.of("/proc")).describe(endpoint.port());
            return new PluginException(
                    "Could not bind TCP port " + endpoint.port() + ".",
                    (holder.isEmpty() ? "Another process" : "The process " + holder) + " is already listening on it.",
                    "Stop it while the certificate is obtained; or, if it is a web server, keep it running and use"
                            + " --webroot.",
                    e);
        }
        String where = endpoint.address().isEmpty() ? "" : " of " + endpoint.address();
        return new PluginException(
                "Problem binding to port " + endpoint.port() + where + ".", String.valueOf(e.getMessage()), "", e);
    }

    /** The JDK passes the system's text on; there is no code to look at. */
    private static boolean isDenied(IOException e) {
        return String.valueOf(e.getMessage()).contains("Permission denied");
    }

    private static boolean isInUse(IOException e) {
        return String.valueOf(e.getMessage()).contains("in use");
    }
}
