package org.jcertbot.core.ca;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Settings;

/**
 * One client for each server and run: certificates of one server share its connection, its directory and its nonces.
 * Safe for several threads.
 */
public final class SharedAuthorities implements CertificateAuthorities {
    private final CertificateAuthorities factory;
    private final Map<URI, CertificateAuthority> known = new HashMap<>();

    public SharedAuthorities(CertificateAuthorities factory) {
        this.factory = factory;
    }

    /** The settings of the first who asks for a server speak for all of the run. */
    @Override
    public synchronized CertificateAuthority at(URI directory, Settings settings) throws CertbotException {
        CertificateAuthority authority = known.get(directory);
        if (authority != null) return authority;
        CertificateAuthority made = factory.at(directory, settings);
        known.put(directory, made);
        return made;
    }
}
