package org.jcertbot.acme.http;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the network is used.
 *
 * @param caBundle a file or directory with the certificates, in PEM, of the authorities to trust instead of the
 *     system's
 * @param verifyTls false: accept any certificate for any host ({@code --no-verify-ssl})
 * @param proxies which proxy leads to which host
 */
public record NetworkOptions(Optional<Path> caBundle, boolean verifyTls, ProxyRules proxies) {
    private static final String CA_BUNDLE = "REQUESTS_CA_BUNDLE";

    /** What the variables {@code REQUESTS_CA_BUNDLE}, {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code NO_PROXY} say. */
    public static NetworkOptions of(Map<String, String> environment, boolean verifyTls) {
        Optional<Path> bundle = Optional.ofNullable(environment.get(CA_BUNDLE))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
        return new NetworkOptions(bundle, verifyTls, ProxyRules.of(environment));
    }
}
