package org.jcertbot.core.ca;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code meta} object of a directory (RFC 8555 section 9.7.6) and what the directory can do.
 *
 * @param profiles certificate profiles by name, with their descriptions (draft-ietf-acme-profiles)
 * @param renewalInformation true when the server publishes renewal information (RFC 9773)
 */
public record DirectoryMetadata(
        Optional<URI> termsOfService,
        boolean externalAccountRequired,
        Map<String, String> profiles,
        boolean renewalInformation) {
    public DirectoryMetadata {
        profiles = Map.copyOf(profiles);
    }
}
