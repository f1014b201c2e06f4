package org.jcertbot.plugins.nginx.enhancement;

import java.nio.file.Path;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.Sample;
import org.junit.jupiter.api.io.TempDir;

/** A directory in which configurations are enhanced. */
abstract class EnhancementCase {
    /** A server on port 80 to which a certificate was deployed. */
    static final String ON_BOTH_PORTS = Sample.http("""
            server {
                listen 80;
                server_name one.example.com;
                root /var/www/one;

                listen 443 ssl; # managed by Certbot
                TLS
            }
            """);

    @TempDir
    Path directory;

    /** What these enhancements make of the server of one.example.com. */
    Enhanced enhanced(String text, Enhancement... wanted) throws Exception {
        return Enhanced.of(directory, text).names("one.example.com").with(wanted);
    }

    /** What redirects of these names make of their servers. */
    Enhanced redirected(String text, String... names) throws Exception {
        return Enhanced.of(directory, text).names(names).with(Enhancement.REDIRECT);
    }
}
