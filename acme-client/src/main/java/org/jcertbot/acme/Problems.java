package org.jcertbot.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.console.PlainText;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.identifier.IpAddress;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.toolbox.JSON;

/** Reads problem documents (RFC 7807) and identifiers (RFC 8555 section 9.7.7, RFC 8738) from JSON. */
final class Problems {
    /** Tolerates whatever a server leaves out: a problem is shown to people, not acted upon. */
    static Problem problem(JSON json) {
        var subproblems = new ArrayList<Problem>();
        json.get("subproblems").asArray().forEach(entry -> subproblems.add(problem(entry.asObject())));
        return new Problem(
                text(json, "type").orElse("about:blank"),
                text(json, "title").orElse(""),
                text(json, "detail").orElse(""),
                json.get("identifier").map(JSON.Value::asObject).flatMap(Problems::find),
                List.copyOf(subproblems));
    }

    /** @throws AcmeProtocolException when it is of a type that we do not know */
    static Identifier identifier(JSON json) {
        return find(json).orElseThrow(() -> new AcmeProtocolException("unknown identifier " + json));
    }

    private static Optional<Identifier> find(JSON json) {
        String type = text(json, "type").orElse("");
        String value = text(json, "value").orElse("");
        try {
            if (type.equals("dns")) return Optional.of(DnsName.parse(value));
            if (type.equals("ip")) return Optional.of(IpAddress.parse(value));
        } catch (InvalidInputException invalid) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> text(JSON json, String name) {
        return json.get(name).map(JSON.Value::asString).map(Problems::oneLine);
    }

    /** Details quote what strangers answered: that must neither paint the terminal nor look like another log record. */
    private static String oneLine(String text) {
        return PlainText.of(text).replace('\n', ' ');
    }

    private Problems() {}
}
