package org.jcertbot.core.verb;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.due.RevocationSurvey;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.lineage.InspectedCertificate;
import org.jcertbot.core.lineage.Inspection;
import org.jcertbot.core.lineage.LineageInspections;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** {@code certbot certificates}: what is in {@code live}, and which renewal files are out of order. */
public final class CertificatesVerb implements Verb {
    private final LineageInspections inspections;
    private final RevocationSurvey revocations;
    private final Console console;
    private final Clock clock;

    public CertificatesVerb(
            LineageInspections inspections, RevocationSurvey revocations, Console console, Clock clock) {
        this.inspections = inspections;
        this.revocations = revocations;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public int run(Settings settings) throws CertbotException, InterruptedException {
        Inspection inspection = inspections.inspectAll();
        for (Inspection.Invalid invalid : inspection.invalid()) {
            console.warn("Renewal configuration file " + invalid.renewalFile() + " produced an unexpected error: "
                    + invalid.reason().why() + ". Skipping.");
        }
        var wanted =
                new ArrayList<InspectedCertificate>(inspection.certificates().size());
        for (InspectedCertificate certificate : inspection.certificates()) {
            if (isWanted(certificate, settings)) wanted.add(certificate);
        }
        var observed = new ValidityCheck(clock.instant(), revocations.revokedAmong(wanted));
        if (settings.get(Options.JSON)) {
            console.document(CertificatesJson.document(wanted, inspection.invalid(), observed));
        } else {
            console.sayFramedVerbatim(text(inspection, wanted, isFiltered(settings), observed));
        }
        return 0;
    }

    private static boolean isFiltered(Settings settings) {
        return settings.find(Options.CERT_NAME).isPresent()
                || !settings.get(Options.DOMAINS).isEmpty()
                || !settings.get(Options.IP_ADDRESSES).isEmpty();
    }

    private static boolean isWanted(InspectedCertificate certificate, Settings settings) {
        var name = settings.find(Options.CERT_NAME);
        if (name.isPresent() && !name.get().equals(certificate.name().text())) return false;
        for (DnsName domain : settings.get(Options.DOMAINS)) {
            if (!certificate.dnsNames().contains(domain.text())) return false;
        }
        for (IpAddress address : settings.get(Options.IP_ADDRESSES)) {
            if (!certificate.addresses().contains(address.text())) return false;
        }
        return true;
    }

    private static String text(
            Inspection inspection, List<InspectedCertificate> wanted, boolean filtered, ValidityCheck observed) {
        if (inspection.certificates().isEmpty() && inspection.invalid().isEmpty()) return "No certificates found.";
        var text = new StringBuilder("Found the following ")
                .append(filtered ? "matching " : "")
                .append("certs:\n");
        CertificatesText.append(wanted, observed, text);
        if (!inspection.invalid().isEmpty()) {
            text.append("\n\nThe following renewal configurations were invalid:");
            for (Inspection.Invalid invalid : inspection.invalid()) {
                text.append("\n  ").append(invalid.renewalFile());
            }
        }
        return text.toString();
    }
}
