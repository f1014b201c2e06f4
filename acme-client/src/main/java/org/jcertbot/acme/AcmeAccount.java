package org.jcertbot.acme;

import java.net.URI;
import java.net.URL;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.account.AccountKeys;
import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CaOrder;
import org.jcertbot.core.ca.OrderRequest;
import org.jcertbot.core.ca.RevocationReason;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.toolbox.AcmeUtils;
import org.shredzone.acme4j.toolbox.JSON;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/** An account, which signs what it asks for. */
final class AcmeAccount implements CaAccount {
    private static final String MAILTO = "mailto:";

    private final Exchange exchange;
    private final Pace orders;
    private final Login login;
    private final URI url;
    private final String thumbprint;

    AcmeAccount(Exchange exchange, Pace orders, KeyPair key, URI url) {
        this.exchange = exchange;
        this.orders = orders;
        this.login = exchange.login(key, url);
        this.url = url;
        this.thumbprint = AccountKeys.thumbprint(key.getPublic());
    }

    /** E-mail addresses as contact URLs (RFC 8555 section 7.3). */
    static List<String> contacts(List<String> emails) {
        return emails.stream().map(email -> MAILTO + email).toList();
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public List<String> fetchEmails() throws CaException, InterruptedException {
        return exchange.fetch(login.getAccountLocation(), login, AcmeAccount::emails);
    }

    @Override
    public void updateEmails(List<String> emails) throws CaException, InterruptedException {
        var claims = new JSONBuilder().put("contact", contacts(emails));
        exchange.post(login.getAccountLocation(), claims, login, Answer::body);
    }

    @Override
    public void deactivate() throws CaException, InterruptedException {
        var claims = new JSONBuilder().put("status", "deactivated");
        try {
            exchange.post(login.getAccountLocation(), claims, login, Answer::body);
        } catch (RepetitionRefusedException second) { // RFC 8555 section 7.3.6: what the account gets once it is gone
            if (!second.is("unauthorized") && !second.is("accountDoesNotExist")) throw second;
        }
    }

    @Override
    public CaOrder order(OrderRequest request) throws CaException, InterruptedException {
        URL newOrder = exchange.resource(Resource.NEW_ORDER);
        var claims = new JSONBuilder()
                .put(
                        "identifiers",
                        request.identifiers().stream().map(AcmeAccount::json).toList());
        request.profile().ifPresent(profile -> claims.put("profile", profile));
        Optional<String> replaced = request.replaces().flatMap(AcmeAccount::certificateId);
        if (replaced.isPresent()) claims.put("replaces", replaced.get());
        else orders.await();
        return exchange.post(newOrder, claims, login, answer -> new AcmeOrder(exchange, login, thumbprint, answer));
    }

    @Override
    public void revoke(X509Certificate certificate, RevocationReason reason) throws CaException, InterruptedException {
        URL resource = exchange.resource(Resource.REVOKE_CERT);
        RevocationRequests.send(() -> exchange.tell(resource, RevocationRequests.claims(certificate, reason), login));
    }

    /** RFC 9773 section 4.1; empty for a certificate that does not name its issuer's key. */
    private static Optional<String> certificateId(X509Certificate certificate) {
        try {
            return Optional.of(AcmeUtils.getRenewalUniqueIdentifier(certificate));
        } catch (AcmeProtocolException withoutKeyIdentifier) {
            return Optional.empty();
        }
    }

    private static Map<String, String> json(Identifier identifier) {
        return Map.of("type", identifier instanceof DnsName ? "dns" : "ip", "value", identifier.text());
    }

    private static List<String> emails(Answer answer) {
        return answer.body().get("contact").asArray().stream()
                .map(JSON.Value::asString)
                .filter(contact -> contact.toLowerCase(Locale.ROOT).startsWith(MAILTO))
                .map(contact -> contact.substring(MAILTO.length()))
                .toList();
    }
}
