package org.jcertbot.acme;

import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Optional;
import org.jcertbot.core.ca.Problem;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.toolbox.JSON;

/**
 * What the server answered to a request that it accepted.
 *
 * @param retryAfter when to ask again
 */
record Answer(JSON body, Optional<URI> location, Optional<Duration> retryAfter) {
    static Answer of(CaConnection connection) throws AcmeException {
        Optional<URI> location = connection
                .header("Location")
                .map(unused -> URI.create(connection.getLocation().toString()));
        return new Answer(connection.readJsonResponse(), location, connection.retryAfter());
    }

    /** The URL of the resource that was created or found. */
    URI requiredLocation() {
        return location.orElseThrow(() -> new AcmeProtocolException("the Location header is missing"));
    }

    String text(String name) {
        return body.get(name).asString();
    }

    URL url(String name) {
        return body.get(name).asURL();
    }

    /** The problem of a failed order or challenge. */
    Optional<Problem> error() {
        return body.get("error").map(JSON.Value::asObject).map(Problems::problem);
    }
}
