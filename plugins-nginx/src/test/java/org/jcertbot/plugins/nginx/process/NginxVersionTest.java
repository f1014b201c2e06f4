package org.jcertbot.plugins.nginx.process;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.VersionNumber;
import org.junit.jupiter.api.Test;

final class NginxVersionTest {
    private static final String DEBIAN = """
            nginx version: nginx/1.22.1
            built with OpenSSL 3.0.9 30 May 2023 (running with OpenSSL 3.0.15 3 Sep 2024)
            TLS SNI support enabled
            configure arguments: --with-cc-opt='-g -O2 --with-http_v3_module -fPIC' --with-ld-opt='-Wl,-z,now -fPIC' \
            --prefix=/usr/share/nginx --conf-path=/etc/nginx/nginx.conf --http-log-path=/var/log/nginx/access.log \
            --error-log-path=stderr --pid-path=/run/nginx.pid --with-compat --with-debug --with-http_ssl_module \
            --with-http_v2_module --with-mail=dynamic --with-stream=dynamic
            """;

    private static final String BORINGSSL = """
            nginx version: nginx/1.27.3
            built by gcc 12.2.0 (Debian 12.2.0-14)
            built with OpenSSL 1.1.1 (compatible; BoringSSL) (running with BoringSSL)
            TLS SNI support enabled
            configure arguments: --prefix=/etc/nginx --sbin-path=/usr/sbin/nginx --conf-path=/etc/nginx/nginx.conf \
            --error-log-path=/var/log/nginx/error.log --pid-path=/var/run/nginx.pid --with-http_ssl_module \
            --with-http_v2_module --with-http_v3_module --with-mail --with-stream --with-cc-opt='-I../boringssl/include'
            """;

    private static final String OPENRESTY = """
            Example CDN edge 4.2, based on nginx
            nginx version: openresty/1.21.4.1
            built by gcc 10.2.1 20210110 (Debian 10.2.1-6)
            built with OpenSSL 1.1.1n  15 Mar 2022
            TLS SNI support enabled
            configure arguments: --prefix=/usr/local/openresty/nginx --with-cc-opt='-O2 -DNGX_LUA_ABORT_AT_PANIC' \
            --add-module=../ngx_devel_kit-0.3.1 --with-pcre-jit --with-stream --with-http_v2_module --with-http_ssl_module
            """;

    private static final String LIBRESSL = """
            nginx version: nginx/1.26.2
            built with LibreSSL 3.9.2
            TLS SNI support enabled
            configure arguments: --prefix=/var/www --conf-path=/etc/nginx/nginx.conf --with-http_ssl_module
            """;

    @Test
    void readsTheBuildOfDebian() {
        NginxVersion nginx = parse(DEBIAN);
        assertEquals("nginx", nginx.program());
        assertEquals(VersionNumber.of(1, 22, 1), nginx.number());
        assertEquals("1.22.1", nginx.number().toString());
        assertEquals("3.0.15", nginx.openssl(), "the library at run time");
        assertEquals(Path.of("/etc/nginx/nginx.conf"), nginx.configurationFile());
        assertEquals(Path.of("/run/nginx.pid"), nginx.pidFile());
        assertEquals("stderr", nginx.errorLog());
        assertEquals(List.of(), nginx.warnings());
        assertDoesNotThrow(nginx::requireUsable);
    }

    @Test
    void warnsOfBoringSsl() {
        NginxVersion nginx = parse(BORINGSSL);
        assertEquals("1.1.1", nginx.openssl());
        assertEquals(1, nginx.warnings().size());
        assertDoesNotThrow(nginx::requireUsable);
    }

    @Test
    void warnsOfADerivativeAndIgnoresTheLineOfItsVendor() {
        NginxVersion nginx = parse(OPENRESTY);
        assertEquals("openresty", nginx.program());
        assertEquals(VersionNumber.of(1, 21, 4, 1), nginx.number());
        assertEquals("1.1.1n", nginx.openssl());
        assertEquals(Path.of("/usr/local/openresty/nginx/conf/nginx.conf"), nginx.configurationFile());
        assertEquals(Path.of("/usr/local/openresty/nginx/logs/nginx.pid"), nginx.pidFile());
        assertEquals(1, nginx.warnings().size());
    }

    @Test
    void warnsOfLibreSsl() {
        NginxVersion nginx = parse(LIBRESSL);
        assertEquals("", nginx.openssl());
        assertEquals(1, nginx.warnings().size());
    }

    @Test
    void needsALineWithTheVersion() {
        assertEquals(Optional.empty(), new VersionOutput("Example CDN edge 4.2\nbuilt by gcc\n").parse());
    }

    @Test
    void refusesABuildWithoutTlsOrSni() {
        refused(DEBIAN.replace("--with-http_ssl_module", ""), "http_ssl_module");
        refused(DEBIAN.replace("TLS SNI support enabled", ""), "SNI");
    }

    @Test
    void refusesAVersionThatIsTooOld() {
        refused(DEBIAN.replace("1.22.1", "0.8.47"), "0.8.48");
        assertDoesNotThrow(() -> parse(DEBIAN.replace("1.22.1", "0.8.48")).requireUsable());
    }

    @Test
    void ordersVersions() {
        assertTrue(VersionNumber.of(1, 9).compareTo(VersionNumber.of(1, 10)) < 0);
        assertTrue(VersionNumber.of(1, 29).compareTo(VersionNumber.of(1, 29, 0)) < 0);
        assertTrue(VersionNumber.parse("1.29.3").compareTo(VersionNumber.of(1, 29, 3)) == 0);
    }

    private static void refused(String output, String reason) {
        var e = assertThrows(PluginException.class, () -> parse(output).requireUsable());
        assertTrue(e.toString().contains(reason), e.toString());
    }

    private static NginxVersion parse(String output) {
        return new VersionOutput(output).parse().orElseThrow();
    }
}
