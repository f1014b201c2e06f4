package org.jcertbot.acme.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRulesTest {
    private static final URI CA = URI.create("https://acme.ca.test:8443/dir");

    private static Optional<String> proxy(URI target, Map<String, String> environment) throws InvalidInputException {
        return ProxyRules.of(environment).find(target).map(ProxyServer::toString);
    }

    @Test
    void theSchemeOfTheUrlChoosesTheVariable() throws Exception {
        var both = Map.of("HTTPS_PROXY", "http://one.test:3128", "HTTP_PROXY", "two.test:8080");
        assertEquals(Optional.of("one.test:3128"), proxy(CA, both));
        assertEquals(Optional.of("two.test:8080"), proxy(URI.create("http://ca.test/dir"), both));
    }

    @Test
    void theLowerCaseSpellingWins() throws Exception {
        assertEquals(
                Optional.of("lower.test:1"),
                proxy(CA, Map.of("HTTPS_PROXY", "http://upper.test:1", "https_proxy", "http://lower.test:1")));
    }

    @ParameterizedTest
    @CsvSource({
        "acme.ca.test, direct",
        "ca.test, direct",
        ".ca.test, direct",
        "*.ca.test, direct",
        "*, direct",
        "ACME.CA.TEST:8443, direct",
        "acme.ca.test:443, proxied",
        "e.ca.test, proxied",
        "'other.test, ca.test', direct",
        "'', proxied"
    })
    void noProxyListsHostsAndDomains(String noProxy, String expected) throws Exception {
        var environment = Map.of("HTTPS_PROXY", "http://proxy.test", "NO_PROXY", noProxy);
        assertEquals(expected.equals("proxied"), proxy(CA, environment).isPresent());
    }

    @Test
    void credentialsAreReadButNeverShown() throws Exception {
        var server = ProxyServer.parse("http://user:p%40ss@proxy.test:3128", "HTTPS_PROXY");
        var credentials = server.credentials().orElseThrow();
        assertEquals("user", credentials.getUserName());
        assertEquals("p@ss", new String(credentials.getPassword()));
        assertFalse(server.toString().contains("p@ss"));
    }

    @Test
    void aProxyThatIsNoHttpUrlNamesTheVariableAndHidesItsValue() {
        var failure = assertThrows(
                InvalidInputException.class, () -> ProxyServer.parse("socks5://u:secret@p.test", "HTTPS_PROXY"));
        assertFalse(failure.toString().contains("secret"));
        assertEquals("Correct the variable or remove it.", failure.nextStep());
    }
}
