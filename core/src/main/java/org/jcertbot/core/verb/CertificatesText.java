package org.jcertbot.core.verb;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jcertbot.core.lineage.InspectedCertificate;

/**
 * The blocks of {@code certbot certificates}, which scripts read line by line. No formatters: they
 * would be most of the time that the listing of one certificate takes.
 */
final class CertificatesText {
    private static final int HOURS_A_DAY = 24;

    /** Appends one block for each certificate, without a line end behind the last. */
    static void append(List<InspectedCertificate> certificates, ValidityCheck observed, StringBuilder text) {
        String separator = "";
        for (InspectedCertificate certificate : certificates) {
            text.append(separator);
            append(certificate, observed, text);
            separator = "\n";
        }
    }

    /** {@code VALID: 5 days}, {@code VALID: 1 day}, {@code VALID: 3 hour(s)}, or {@code INVALID: } and the reasons. */
    static String status(InspectedCertificate certificate, ValidityCheck observed) {
        List<String> reasons = observed.reasonsAgainst(certificate);
        if (!reasons.isEmpty()) return "INVALID: " + String.join(", ", reasons);
        Duration left = Duration.between(observed.now(), certificate.notAfter());
        long days = left.toHours() / HOURS_A_DAY;
        if (days == 1) return "VALID: 1 day";
        return days < 1 ? "VALID: " + left.toHours() + " hour(s)" : "VALID: " + days + " days";
    }

    private static void append(InspectedCertificate certificate, ValidityCheck observed, StringBuilder text) {
        text.append("  Certificate Name: ").append(certificate.name());
        text.append("\n    Serial Number: ").append(certificate.serial());
        text.append("\n    Key Type: ").append(certificate.keyType());
        text.append("\n    Identifiers:");
        for (String name : certificate.dnsNames()) text.append(' ').append(name);
        for (String address : certificate.addresses()) text.append(' ').append(address);
        text.append("\n    Expiry Date: ");
        appendTime(certificate.notAfter(), text);
        text.append(" (").append(status(certificate, observed));
        text.append(")\n    Certificate Path: ").append(certificate.live().fullchain());
        text.append("\n    Private Key Path: ").append(certificate.live().privkey());
    }

    /** {@code 2026-11-27 06:10:23+00:00}. */
    private static void appendTime(Instant instant, StringBuilder text) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        text.append(time.getYear());
        appendTwoDigits('-', time.getMonthValue(), text);
        appendTwoDigits('-', time.getDayOfMonth(), text);
        appendTwoDigits(' ', time.getHour(), text);
        appendTwoDigits(':', time.getMinute(), text);
        appendTwoDigits(':', time.getSecond(), text);
        text.append("+00:00");
    }

    private static void appendTwoDigits(char separator, int number, StringBuilder text) {
        text.append(separator);
        if (number < 10) text.append('0');
        text.append(number);
    }

    private CertificatesText() {}
}
