package org.jcertbot.core.verb;

import org.jcertbot.core.error.InvalidInputException;

/** There is nothing to choose from. */
final class NoCertificatesException extends InvalidInputException {
    NoCertificatesException() {
        super("No existing certificates found.", "", "\"certbot certonly\" gets one.");
    }
}
