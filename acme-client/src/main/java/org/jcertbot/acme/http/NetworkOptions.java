package org.jcertbot.acme.http;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the network is used.
 *
 * @param trust for connections over TLS
 * @param proxies which proxy leads to which host
 */
public record NetworkOptions(ServerTrust trust, ProxyRules proxies) {
    /** Trusts whom the system trusts, and reaches every host directly. */
    public static final NetworkOptions DIRECT = new NetworkOptions(ServerTrust.OF_SYSTEM, ProxyRules.NONE);

    private static final String CA_BUNDLE = "REQUESTS_CA_BUNDLE";

    /** What the variables {@code REQUESTS_CA_BUNDLE}, {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code NO_PROXY} say. */
    public static NetworkOptions of(Map<String, String> environment) {
        Optional<Path> bundle = Optional.ofNullable(environment.get(CA_BUNDLE))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
        return new NetworkOptions(new ServerTrust.Vouched(bundle), ProxyRules.of(environment));
    }

    /** The same, for servers that cannot prove who they are. */
    public NetworkOptions trustingBlindly() {
        return new NetworkOptions(new ServerTrust.Blind(), proxies);
    }
}
