package org.jcertbot.acme;

import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CaOrder;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.ca.OrderState;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.toolbox.JSON;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/** An order: the URLs that never change, and the one of the certificate as soon as the server has named it. */
final class AcmeOrder implements CaOrder {
    private final Exchange exchange;
    private final Login login;
    private final String thumbprint;
    private final URI url;
    private final URL finalizeUrl;
    private final List<URI> authorizations;
    private volatile @Nullable URL certificate;

    AcmeOrder(Exchange exchange, Login login, String thumbprint, Answer created) {
        this.exchange = exchange;
        this.login = login;
        this.thumbprint = thumbprint;
        this.url = created.requiredLocation();
        this.finalizeUrl = created.url("finalize");
        this.authorizations = created.body().get("authorizations").asArray().stream()
                .map(AcmeOrder::absolute)
                .toList();
    }

    private static URI absolute(JSON.Value url) {
        return URI.create(url.asURL().toString());
    }

    @Override
    public List<URI> authorizations() {
        return authorizations;
    }

    @Override
    public CaAuthorization fetchAuthorization(URI authorization) throws CaException, InterruptedException {
        URL resource = exchange.url(authorization);
        return exchange.fetch(
                resource, login, answer -> new AcmeAuthorization(exchange, login, thumbprint, resource, answer));
    }

    @Override
    public OrderState fetchState() throws CaException, InterruptedException {
        return exchange.fetch(exchange.url(url), login, this::state);
    }

    @Override
    public OrderState finalizeWith(byte[] request) throws CaException, InterruptedException {
        return exchange.post(finalizeUrl, new JSONBuilder().putBase64("csr", request), login, this::state);
    }

    @Override
    public List<IssuedChain> download(boolean alternates) throws CaException, InterruptedException {
        CertificateAnswer preferred = exchange.fetchCertificate(certificateUrl(), login);
        var chains = new ArrayList<>(List.of(preferred.chain()));
        if (alternates) {
            for (URL alternate : preferred.alternates()) {
                chains.add(exchange.fetchCertificate(alternate, login).chain());
            }
        }
        return chains;
    }

    private URL certificateUrl() throws CaException, InterruptedException {
        URL known = certificate;
        return known != null ? known : exchange.fetch(exchange.url(url), login, answer -> answer.url("certificate"));
    }

    private OrderState state(Answer answer) {
        answer.body().get("certificate").map(JSON.Value::asURL).ifPresent(named -> certificate = named);
        return new OrderState(status(answer.text("status")), answer.error(), answer.retryAfter());
    }

    private static OrderState.Status status(String name) {
        try {
            return OrderState.Status.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new AcmeProtocolException("unknown order status " + name, unknown);
        }
    }
}
