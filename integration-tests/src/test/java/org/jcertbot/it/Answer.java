package org.jcertbot.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What a web server answered, without following redirects.
 *
 * @param serial of the certificate that it showed, in hex; empty over plain HTTP
 */
record Answer(int status, List<String> headers, String body, String serial) {
    private static final int LIMIT_MILLIS = 10_000;

    static Answer overHttp(String address, int port, String host, String path) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), LIMIT_MILLIS);
            return ask(socket, host, path, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Answer overHttps(String address, int port, String host, String path) {
        try (var socket = (SSLSocket) trustingAll().getSocketFactory().createSocket()) {
            var parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(host)));
            socket.setSSLParameters(parameters);
            socket.connect(new InetSocketAddress(address, port), LIMIT_MILLIS);
            var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return ask(socket, host, path, shown.getSerialNumber().toString(16));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer ask(Socket socket, String host, String path, String serial) throws IOException {
        socket.setSoTimeout(LIMIT_MILLIS);
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (answer.isEmpty()) return new Answer(0, List.of(), "", serial);
        int end = answer.indexOf("\r\n\r\n");
        List<String> lines = answer.substring(0, end).lines().toList();
        int status = Integer.parseInt(lines.get(0).split(" ", -1)[1]);
        return new Answer(status, lines.subList(1, lines.size()), answer.substring(end + 4), serial);
    }

    /** The values of a header, in order. */
    List<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ": ";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    /** The certificate is compared, not trusted. */
    private static SSLContext trustingAll() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAll()}, null);
        return context;
    }

    private static final class TrustsAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
