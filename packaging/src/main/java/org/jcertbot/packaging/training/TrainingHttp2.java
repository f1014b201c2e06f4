package org.jcertbot.packaging.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * As much of HTTP/2 (RFC 9113) as it takes for the program to load what it needs for it; the server of the JDK knows
 * only HTTP/1.1. Every request gets the same answer, so requests need not be understood.
 */
final class TrainingHttp2 {
    private static final int PREFACE_LENGTH = 24;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int ACKNOWLEDGED = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final byte[] NOTHING = {};

    /** In HPACK (RFC 7541): status 200; application/json, with Huffman codes; retry-after: 21600, without. */
    private static final byte[] HEADER_BLOCK =
            HexFormat.of().parseHex("88" + "5f8b1d75d0620d263d4c7441ea" + "75053231363030");

    private final SSLServerSocket socket;

    TrainingHttp2(SSLContext tls) throws IOException {
        socket = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 0, InetAddress.getLoopbackAddress());
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Serves one connection after the other, as long as the process lives. */
    void start(String answer) {
        var thread = new Thread(() -> serve(answer.getBytes(StandardCharsets.UTF_8)), "HTTP/2");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(byte[] answer) {
        while (true) {
            try (var connection = socket.accept()) {
                serve(
                        new DataInputStream(connection.getInputStream()),
                        new DataOutputStream(connection.getOutputStream()),
                        answer);
            } catch (IOException e) { // at the end of a connection, too
                System.err.println("HTTP/2: " + e); // into the log of the build
            }
        }
    }

    private static void serve(DataInputStream in, DataOutputStream out, byte[] answer) throws IOException {
        in.readFully(new byte[PREFACE_LENGTH]);
        frame(out, SETTINGS, 0, 0, NOTHING);
        while (true) {
            int length = (in.readUnsignedShort() << 8) | in.readUnsignedByte();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            in.readFully(new byte[length]);
            if (type == SETTINGS && flags != ACKNOWLEDGED) frame(out, SETTINGS, ACKNOWLEDGED, 0, NOTHING);
            if (type != HEADERS) continue;
            frame(out, HEADERS, END_HEADERS, stream, HEADER_BLOCK);
            frame(out, DATA, END_STREAM, stream, answer);
        }
    }

    private static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload)
            throws IOException {
        out.writeShort(payload.length >> 8);
        out.writeByte(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
    }
}
