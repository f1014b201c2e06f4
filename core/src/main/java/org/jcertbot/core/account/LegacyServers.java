package org.jcertbot.core.account;

import java.util.Map;
import java.util.Optional;

/** Let's Encrypt's first ACME servers, whose accounts its present ones know too. */
final class LegacyServers {
    private static final Map<String, String> LEGACY_OF = Map.of(
            "acme-v02.api.letsencrypt.org/directory", "acme-v01.api.letsencrypt.org/directory",
            "acme-staging-v02.api.letsencrypt.org/directory", "acme-staging.api.letsencrypt.org/directory");

    /** The server whose accounts are taken over when there are none of the given one. */
    static Optional<String> legacyOf(String serverPath) {
        return Optional.ofNullable(LEGACY_OF.get(serverPath));
    }

    /** The server that shares its accounts with the given one, whichever of them is the older. */
    static Optional<String> counterpartOf(String serverPath) {
        return legacyOf(serverPath)
                .or(() -> LEGACY_OF.entrySet().stream()
                        .filter(pair -> pair.getValue().equals(serverPath))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    private LegacyServers() {}
}
