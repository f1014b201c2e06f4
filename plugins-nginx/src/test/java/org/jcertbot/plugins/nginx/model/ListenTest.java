package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenTest {
    @TempDir
    Path root;

    private List<Listen> listens(String serverContent) throws Exception {
        return ConfigTree.http(root, "server { " + serverContent + " }")
                .servers()
                .get(0)
                .listens();
    }

    @Test
    void isImpliedOnPort80() throws Exception {
        Listen listen = listens("").get(0);

        assertEquals("0.0.0.0:80", listen.address().toString());
        assertTrue(listen.source().isEmpty());
    }

    @Test
    void isNotImpliedBesideAUnixSocket() throws Exception {
        assertEquals("[unix:/run/a.sock]", listens("listen unix:/run/a.sock;").toString());
    }

    @Test
    void keepsTheOrderOfTheDirectives() throws Exception {
        assertEquals(
                "[[::]:80, 0.0.0.0:80 ssl]",
                listens("listen [::]:80; listen 80 ssl;").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"listen \"8080\";", "listen '*:8080';", "listen 8080 # all\n;", "listen\n\t8080;"})
    void readsValuesAsNginxDoes(String written) throws Exception {
        assertEquals("0.0.0.0:8080", listens(written).get(0).address().toString());
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "ssl, 443 ssl, true",
        "ssl, 443 http2, false",
        "ipv6only, [::]:80 ipv6only=on, true",
        "ipv6, [::]:80 ipv6only=on, false",
        "reuseport, 80 reuseport, true"
    })
    void knowsItsParameters(String parameter, String written, boolean there) throws Exception {
        assertEquals(there, listens("listen " + written + ";").get(0).has(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"80 default_server", "80 default", "80 ssl default_server"})
    void knowsTheDefaultServer(String written) throws Exception {
        assertTrue(listens("listen " + written + ";").get(0).isDefaultServer());
    }

    @Test
    void isNoDefaultServerUnlessItSaysSo() throws Exception {
        assertFalse(listens("listen 80 deferred;").get(0).isDefaultServer());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "80, ''",
        "80-90, ''",
        "*:80, *",
        "0.0.0.0:80, 0.0.0.0",
        "127.0.0.1, 127.0.0.1",
        "localhost, localhost",
        "localhost:80, localhost",
        "[::0]:80, [::0]",
        "[::], [::]",
        "unix:/run/a, unix:/run/a"
    })
    void givesTheHostAsItIsWritten(String written, String host) throws Exception {
        assertEquals(host, listens("listen " + written + ";").get(0).writtenHost());
    }
}
