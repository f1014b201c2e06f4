package org.jcertbot.plugins.standalone;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jcertbot.core.challenge.Challenge;
import org.jspecify.annotations.Nullable;

/** Chooses the certificate by the server name of the handshake; the alias is that name. */
final class AlpnKeyManager extends X509ExtendedKeyManager {
    private final List<AlpnCertificate> shown = new CopyOnWriteArrayList<>();

    void add(AlpnCertificate certificate) {
        shown.add(certificate);
    }

    void remove(Challenge challenge) {
        shown.stream()
                .filter(certificate -> certificate.challenge().equals(challenge))
                .findFirst()
                .ifPresent(shown::remove);
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    /** Null, which ends the handshake, for a name that is not proved here or a client that names none. */
    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        if (!keyType.equals("EC") || !(socket instanceof SSLSocket secured)) return null;
        SSLSession session = secured.getHandshakeSession();
        if (!(session instanceof ExtendedSSLSession extended)) return null;
        for (SNIServerName name : extended.getRequestedServerNames()) {
            if (name instanceof SNIHostName host && find(host.getAsciiName()).isPresent()) return host.getAsciiName();
        }
        return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return find(alias)
                .map(found -> new X509Certificate[] {found.certificate()})
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return find(alias).map(AlpnCertificate::key).orElse(null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    private Optional<AlpnCertificate> find(String serverName) {
        return shown.stream()
                .filter(certificate -> certificate.isFor(serverName))
                .findFirst();
    }
}
