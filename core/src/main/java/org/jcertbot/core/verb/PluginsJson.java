package org.jcertbot.core.verb;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jcertbot.core.verb.PluginReport.Trial;

/** The document of {@code certbot plugins --json}; {@code docs/json.md} describes it. */
final class PluginsJson {
    private static final int VERSION = 1;

    private PluginsJson() {}

    static String document(List<PluginReport> reports, Trial trial) {
        return JsonDocument.of(VERSION, json -> {
            json.writeArrayFieldStart("plugins");
            for (PluginReport report : reports) write(report, trial, json);
            json.writeEndArray();
        });
    }

    private static void write(PluginReport report, Trial trial, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", report.plugin().name());
        json.writeStringField("description", report.plugin().description());
        JsonDocument.writeTexts("interfaces", abilities(report), json);
        json.writeStringField("entry_point", report.entryPoint());
        if (trial != Trial.NONE)
            json.writeBooleanField("usable", report.problem().isEmpty());
        if (report.problem().isPresent()) {
            json.writeStringField("problem", report.problem().get().getMessage());
        }
        json.writeEndObject();
    }

    /** Every plugin is a plugin; what it can do is of interest. */
    private static List<String> abilities(PluginReport report) {
        return report.interfaces().stream()
                .filter(name -> !name.equals("Plugin"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }
}
