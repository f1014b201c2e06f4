package org.jcertbot.core.ca;

import java.net.URI;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Settings;

/** Reaches authorities. */
@FunctionalInterface
public interface CertificateAuthorities {
    /**
     * A client for the authority with that directory; nothing is asked of it yet.
     *
     * @param settings what the authority gets to know of this run in the user agent
     */
    CertificateAuthority at(URI directory, Settings settings) throws CertbotException;

    /** The authority that the settings name. */
    default CertificateAuthority of(Settings settings) throws CertbotException {
        return at(DirectoryUrl.of(settings), settings);
    }
}
