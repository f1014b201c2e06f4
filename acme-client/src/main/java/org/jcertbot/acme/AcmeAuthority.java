package org.jcertbot.acme;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.ca.DirectoryMetadata;
import org.jcertbot.core.ca.Registration;
import org.jcertbot.core.ca.RenewalInformation;
import org.jcertbot.core.ca.RevocationReason;
import org.jcertbot.core.console.PlainText;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.toolbox.JSON;
import org.shredzone.acme4j.toolbox.JSONBuilder;
import org.shredzone.acme4j.toolbox.JoseUtils;

/** An ACME server and its directory. */
final class AcmeAuthority implements CertificateAuthority {
    private final URI url;
    private final Exchange exchange;
    private final Supplier<Pace> orders;
    private final Map<URI, Pace> ordersByAccount = new ConcurrentHashMap<>();

    /** @param orders the pace of one account's orders that replace nothing */
    AcmeAuthority(URI url, Exchange exchange, Supplier<Pace> orders) {
        this.url = url;
        this.exchange = exchange;
        this.orders = orders;
    }

    @Override
    public Optional<RenewalInformation> renewalInformation(String certificateId)
            throws CaException, InterruptedException {
        Optional<URL> resource = exchange.readDirectory(
                exchange.directoryHastily(),
                directory ->
                        directory.get(Resource.RENEWAL_INFO.path()).map(base -> below(base.asURL(), certificateId)));
        if (resource.isEmpty()) return Optional.empty();
        return Optional.of(exchange.getHastily(resource.get(), RenewalWindow::read));
    }

    private static URL below(URL base, String name) {
        try {
            return URI.create(base + (base.getPath().endsWith("/") ? "" : "/") + name)
                    .toURL();
        } catch (MalformedURLException | IllegalArgumentException unusable) {
            throw new AcmeProtocolException("unusable URL " + base, unusable);
        }
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public DirectoryMetadata metadata() throws CaException, InterruptedException {
        return exchange.readDirectory(exchange.directory(), AcmeAuthority::metadata);
    }

    private static DirectoryMetadata metadata(JSON directory) {
        JSON meta = directory.get("meta").map(JSON.Value::asObject).orElseGet(JSON::empty);
        JSON profiles = meta.get("profiles").map(JSON.Value::asObject).orElseGet(JSON::empty);
        Map<String, String> descriptions = new HashMap<>();
        for (String name : profiles.keySet()) {
            descriptions.put(
                    name,
                    profiles.get(name)
                            .map(JSON.Value::asString)
                            .map(PlainText::of)
                            .orElse(""));
        }
        return new DirectoryMetadata(
                meta.get("termsOfService").map(JSON.Value::asURI),
                meta.get("externalAccountRequired").map(JSON.Value::asBoolean).orElse(false),
                descriptions,
                directory.contains(Resource.RENEWAL_INFO.path()));
    }

    @Override
    public CaAccount register(Registration registration) throws CaException, InterruptedException {
        URL newAccount = exchange.resource(Resource.NEW_ACCOUNT);
        var claims = new JSONBuilder().put("termsOfServiceAgreed", true);
        if (!registration.emails().isEmpty()) claims.put("contact", AcmeAccount.contacts(registration.emails()));
        registration
                .binding()
                .ifPresent(binding -> claims.put(
                        "externalAccountBinding",
                        JoseUtils.createExternalAccountBinding(
                                binding.keyId(),
                                registration.key().getPublic(),
                                new SecretKeySpec(binding.hmacKey(), "HMAC"),
                                binding.algorithm(),
                                newAccount)));
        return account(
                registration.key(),
                exchange.postWithKey(newAccount, claims, registration.key(), Answer::requiredLocation));
    }

    @Override
    public Optional<URI> findAccount(KeyPair key) throws CaException, InterruptedException {
        var claims = new JSONBuilder().put("onlyReturnExisting", true);
        try {
            return Optional.of(exchange.postWithKey(
                    exchange.resource(Resource.NEW_ACCOUNT), claims, key, Answer::requiredLocation));
        } catch (CaException refused) {
            if (refused.is("accountDoesNotExist")) return Optional.empty();
            throw refused;
        }
    }

    @Override
    public CaAccount account(KeyPair key, URI accountUrl) {
        Pace ownOrders = ordersByAccount.computeIfAbsent(accountUrl, unused -> orders.get());
        return new AcmeAccount(exchange, ownOrders, key, accountUrl);
    }

    @Override
    public void revoke(X509Certificate certificate, RevocationReason reason, KeyPair certificateKey)
            throws CaException, InterruptedException {
        URL resource = exchange.resource(Resource.REVOKE_CERT);
        RevocationRequests.send(
                () -> exchange.tellWithKey(resource, RevocationRequests.claims(certificate, reason), certificateKey));
    }
}
