package org.jcertbot.core.verb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jcertbot.core.verb.PluginReport.Trial;

/** The document of {@code certbot plugins --json}; {@code docs/json.md} describes it. */
final class PluginsJson {
    private static final int VERSION = 1;

    private PluginsJson() {}

    static String document(List<PluginReport> reports, Trial trial) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeArrayFieldStart("plugins");
            for (PluginReport report : reports) write(report, trial, json);
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException writingToMemory) {
            throw new UncheckedIOException(writingToMemory);
        }
        return text.toString();
    }

    private static void write(PluginReport report, Trial trial, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", report.plugin().name());
        json.writeStringField("description", report.plugin().description());
        json.writeArrayFieldStart("interfaces");
        for (String name : report.interfaces()) {
            if (!name.equals("Plugin")) json.writeString(name.toLowerCase(Locale.ROOT));
        }
        json.writeEndArray();
        json.writeStringField("entry_point", report.entryPoint());
        if (trial != Trial.NONE)
            json.writeBooleanField("usable", report.problem().isEmpty());
        if (report.problem().isPresent()) {
            json.writeStringField("problem", report.problem().get().getMessage());
        }
        json.writeEndObject();
    }
}
