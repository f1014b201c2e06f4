package org.jcertbot.plugins.nginx.deployment;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.webserver.WebPorts;

/**
 * What servers are to be given, and how they are reached.
 *
 * @param ports where servers answer without TLS, and where they are to answer with it
 * @param options the file with the settings for TLS that servers include
 * @param optionsText its content
 * @param dhParameters the file that {@code ssl_dhparam} names
 * @param keyType what kind of key (RSA, EC) a certificate file has; empty when it cannot be known. A server may have a
 *     certificate for each kind
 */
public record TlsRequest(
        CertificateFiles certificate,
        WebPorts ports,
        Path options,
        String optionsText,
        Path dhParameters,
        Function<Path, Optional<String>> keyType) {
    /** The file with the certificate and its chain. */
    Path fullChain() throws PluginException {
        return certificate
                .fullChain()
                .orElseThrow(() -> new PluginException(
                        "The certificate cannot be installed in nginx without its chain.",
                        "nginx wants both in one file, and none was given.",
                        "Name it with --fullchain-path."));
    }
}
