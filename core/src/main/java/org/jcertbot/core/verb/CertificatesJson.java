package org.jcertbot.core.verb;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jcertbot.core.lineage.InspectedCertificate;
import org.jcertbot.core.lineage.Inspection;

/** The document of {@code certbot certificates --json}; {@code docs/json.md} describes it. */
final class CertificatesJson {
    private static final int VERSION = 1;

    private CertificatesJson() {}

    static String document(
            List<InspectedCertificate> certificates, List<Inspection.Invalid> invalid, ValidityCheck observed) {
        return JsonDocument.of(VERSION, json -> {
            json.writeArrayFieldStart("certificates");
            for (InspectedCertificate certificate : certificates) write(certificate, observed, json);
            json.writeEndArray();
            json.writeArrayFieldStart("invalid");
            for (Inspection.Invalid file : invalid) write(file, json);
            json.writeEndArray();
        });
    }

    private static void write(InspectedCertificate certificate, ValidityCheck observed, JsonGenerator json)
            throws IOException {
        List<String> reasons = observed.reasonsAgainst(certificate);
        json.writeStartObject();
        json.writeStringField("name", certificate.name().text());
        json.writeStringField("serial", certificate.serial());
        json.writeStringField("key_type", certificate.keyType());
        JsonDocument.writeTexts("domains", certificate.dnsNames(), json);
        JsonDocument.writeTexts("ip_addresses", certificate.addresses(), json);
        json.writeStringField("not_before", certificate.notBefore().toString());
        json.writeStringField("not_after", certificate.notAfter().toString());
        json.writeNumberField(
                "seconds_left",
                Duration.between(observed.now(), certificate.notAfter()).toSeconds());
        json.writeBooleanField("valid", reasons.isEmpty());
        JsonDocument.writeTexts("invalid_because", reasons, json);
        json.writeStringField("server", certificate.server());
        json.writeStringField("cert_path", certificate.live().cert().toString());
        json.writeStringField("chain_path", certificate.live().chain().toString());
        json.writeStringField("fullchain_path", certificate.live().fullchain().toString());
        json.writeStringField("private_key_path", certificate.live().privkey().toString());
        json.writeStringField("renewal_file", certificate.renewalFile().toString());
        json.writeEndObject();
    }

    private static void write(Inspection.Invalid file, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("renewal_file", file.renewalFile().toString());
        json.writeStringField("reason", file.reason().why());
        json.writeEndObject();
    }
}
