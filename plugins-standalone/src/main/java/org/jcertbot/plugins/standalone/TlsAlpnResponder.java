package org.jcertbot.plugins.standalone;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.error.PluginException;

/**
 * Serves tls-alpn-01 (RFC 8737): shows a self-signed certificate, chosen by the name that the client asks for, to
 * clients that speak {@code acme-tls/1}; the handshake is all there is.
 */
final class TlsAlpnResponder implements Responder {
    /** The next step where tls-alpn-01 does not work. */
    static final String USE_HTTP = "Use http-01 instead, with --preferred-challenges http.";

    private static final String PROTOCOL = "acme-tls/1";

    private final AlpnCertificates certificates;
    private final AlpnKeyManager keys = new AlpnKeyManager();
    private final SSLContext tls;

    TlsAlpnResponder(Clock clock) throws PluginException {
        try {
            certificates = new AlpnCertificates(clock);
            tls = SSLContext.getInstance("TLS");
            // An empty list of trust managers keeps the JDK from loading its trust store, which nobody needs here.
            tls.init(new KeyManager[] {keys}, new TrustManager[0], new SecureRandom());
        } catch (GeneralSecurityException e) {
            throw new PluginException(
                    "This Java runtime cannot serve tls-alpn-01.", String.valueOf(e.getMessage()), USE_HTTP, e);
        }
    }

    @Override
    public void show(Challenge challenge) throws PluginException {
        keys.add(certificates.prove(challenge));
    }

    @Override
    public void withdraw(Challenge challenge) {
        keys.remove(challenge);
    }

    @Override
    public boolean isIdle() {
        return keys.isEmpty();
    }

    @Override
    public void answer(Socket connection) throws IOException {
        try (var secured = (SSLSocket) tls.getSocketFactory().createSocket(connection, null, true)) {
            secured.setUseClientMode(false);
            secured.setHandshakeApplicationProtocolSelector(
                    (socket, offered) -> offered.contains(PROTOCOL) ? PROTOCOL : null);
            secured.startHandshake();
        }
    }
}
