package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.acme.http.HttpClients;
import org.jcertbot.acme.http.NetworkOptions;
import org.jcertbot.core.account.AccountKeys;
import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.ca.CaOrder;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.ca.OrderRequest;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server that answers from a recording, and a client for it. */
abstract class WireCase {
    static final KeyPair KEY = AccountKeys.generate(2048);
    static final Map<String, String> PROBLEM = Map.of("Content-Type", "application/problem+json");
    static final Map<String, String> CERTIFICATE = Map.of("Content-Type", "application/pem-certificate-chain");
    static final OrderRequest TWO_NAMES =
            new OrderRequest(List.of(new DnsName("a.test"), new IpAddress("::1")), Optional.empty(), Optional.empty());

    final FakeTime time = new FakeTime();
    RecordedServer server = start();
    CertificateAuthority authority = reach(server.directory());

    static RecordedServer start() {
        try {
            return new RecordedServer();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static CaAuthorization authorization(CaOrder order, int index) throws Exception {
        return order.fetchAuthorization(order.authorizations().get(index));
    }

    CertificateAuthority reach(URI directory) {
        try {
            var network = NetworkOptions.DIRECT;
            return new AcmeAuthorities(new HttpClients(network), settings -> "agent/1", time, time)
                    .at(directory, Settings.defaults());
        } catch (CertbotException failure) {
            throw new IllegalStateException(failure);
        }
    }

    CaAccount account() {
        return authority.account(KEY, server.base().resolve("/account/1"));
    }

    CaOrder order() throws Exception {
        server.answer(201, "order-pending.json", Map.of("Location", "BASE/order/1"));
        return account().order(TWO_NAMES);
    }

    @BeforeEach
    void nothingWasAskedYet() {
        assertEquals(List.of(), server.lines());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static String fullchain() throws IOException {
        try (var file = WireCase.class.getResourceAsStream("fullchain.pem")) {
            if (file == null) throw new IOException("fullchain.pem is missing");
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
