package org.jcertbot.core.dns;

import java.util.regex.Pattern;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.identifier.DnsName;

/**
 * A TXT record.
 *
 * @param value one character-string (RFC 1035 section 3.3.14) that looks the same in every notation: it has no blanks,
 *     quotes or backslashes
 */
public record TxtRecord(DnsName name, String value) {
    private static final Pattern PLAIN = Pattern.compile("[!#-\\[\\]-~]{1,255}");

    public TxtRecord {
        if (!PLAIN.matcher(value).matches()) throw new IllegalArgumentException("not a plain TXT value: " + value);
    }

    /** The record that proves control of a name (RFC 8555 section 8.4). */
    public static TxtRecord of(Challenge challenge) {
        return new TxtRecord(challenge.dnsRecordName(), challenge.dnsRecordValue());
    }

    @Override
    public String toString() {
        return name + " TXT \"" + value + "\"";
    }
}
