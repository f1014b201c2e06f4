package org.jcertbot.acme;

import java.time.Instant;
import org.jcertbot.core.ca.RenewalInformation;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.toolbox.JSON;

/** The renewal information of a certificate (RFC 9773 section 4.2). */
final class RenewalWindow {
    private RenewalWindow() {}

    static RenewalInformation read(Answer answer) {
        JSON window = answer.body().get("suggestedWindow").asObject();
        Instant start = window.get("start").asInstant();
        Instant end = window.get("end").asInstant();
        if (!end.isAfter(start)) { // to be taken like no answer
            throw new AcmeProtocolException("the suggested window ends at " + end + " and starts at " + start);
        }
        return new RenewalInformation(
                start,
                end,
                answer.retryAfter(),
                answer.body().get("explanationURL").map(JSON.Value::asURI));
    }
}
