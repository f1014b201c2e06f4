package org.jcertbot.acme.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Has the JDK's own trust manager judge a server's chain, with only those anchors that matter to it. Safe for several threads. */
final class AnchoredTrustManager extends X509ExtendedTrustManager {
    private final TrustAnchors anchors;
    private final Map<Set<X509Certificate>, X509ExtendedTrustManager> judges = new ConcurrentHashMap<>();

    AnchoredTrustManager(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judge(chain).checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        judge(chain).checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge(chain).checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("we are no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("we are no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("we are no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0]; // only servers tell their clients
    }

    private X509ExtendedTrustManager judge(X509Certificate[] chain) throws CertificateException {
        Set<X509Certificate> matching = anchors.matching(chain);
        if (matching.isEmpty()) {
            throw new CertificateException("It was issued by \""
                    + chain[chain.length - 1].getIssuerX500Principal().getName() + "\", which is not trusted here.");
        }
        X509ExtendedTrustManager known = judges.get(matching);
        if (known != null) return known;
        X509ExtendedTrustManager made = newJudge(matching);
        judges.put(matching, made);
        return made;
    }

    private static X509ExtendedTrustManager newJudge(Set<X509Certificate> trusted) throws CertificateException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (X509Certificate anchor : trusted) store.setCertificateEntry("anchor" + number++, anchor);
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager judge) return judge;
            }
            throw new CertificateException("this Java has no X.509 trust manager");
        } catch (GeneralSecurityException | IOException failure) {
            if (failure instanceof CertificateException already) throw already;
            throw new CertificateException(failure);
        }
    }
}
