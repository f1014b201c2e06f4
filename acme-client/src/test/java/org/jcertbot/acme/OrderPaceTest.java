package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.security.KeyPair;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcertbot.acme.http.HttpClients;
import org.jcertbot.acme.http.NetworkOptions;
import org.jcertbot.core.account.AccountKeys;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.Test;

class OrderPaceTest {
    private static final URI DIRECTORY = URI.create("https://ca.test/dir");
    private static final KeyPair KEY = AccountKeys.generate(2048);

    private final AtomicInteger paces = new AtomicInteger();
    private final FakeTime time = new FakeTime();

    @Test
    void everyAccountHasAPaceOfItsOwn() throws Exception {
        AcmeAuthority authority = authority();
        for (String account : new String[] {"1", "2", "1"}) {
            authority.account(KEY, DIRECTORY.resolve("/account/" + account));
        }
        assertEquals(2, paces.get());
    }

    private AcmeAuthority authority() throws Exception {
        var network = new HttpClients(NetworkOptions.DIRECT);
        var session = new CaSession(DIRECTORY, network.transports(DIRECTORY), "agent/1", time);
        var exchange = new Exchange(session, new CaFailures(DIRECTORY, time), pace());
        paces.set(0);
        return new AcmeAuthority(DIRECTORY, exchange, this::pace);
    }

    private Pace pace() {
        paces.incrementAndGet();
        return new Pace("orders", Optional.empty(), time, time);
    }
}
