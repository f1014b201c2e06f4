package org.jcertbot.acme.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to one server, made anew when it has been lost, that another thread can cut.
 *
 * <p>The JDK keeps idle connections apart by their socket factories: what a line opened is used again by that line only.
 * The sockets belong to channels, so that an interrupt ends a wait for them.
 */
final class Line extends SSLSocketFactory {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final SSLSocketFactory tls;
    private @Nullable SocketChannel channel;
    private boolean cut;

    Line(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /** Ends whatever is under way on it; it is of no use any more. */
    synchronized void cut() {
        cut = true;
        if (channel == null) return;
        try {
            channel.close();
        } catch (IOException ignored) {
            LOG.debug("A connection cannot be closed", ignored);
        }
    }

    synchronized boolean isCut() {
        return cut;
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (cut) throw new SocketException("closed");
        channel = SocketChannel.open();
        return channel.socket();
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        return tls.createSocket(connected, host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    /** The JDK's last resort when the connection was cut before TLS began. */
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new SocketException("closed");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }
}
