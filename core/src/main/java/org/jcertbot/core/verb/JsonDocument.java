package org.jcertbot.core.verb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** What every {@code --json} output has in common: one object that begins with the version of its schema. */
final class JsonDocument {
    /** Writes the members of the object that are its own. */
    @FunctionalInterface
    interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /** @param version grows when a member goes away or changes its meaning, not when one is added */
    static String of(int version, Members members) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("version", version);
            members.write(json);
            json.writeEndObject();
        } catch (IOException writingToMemory) {
            throw new UncheckedIOException(writingToMemory);
        }
        return text.toString();
    }

    /** A member that is a list of texts. */
    static void writeTexts(String name, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) json.writeString(text);
        json.writeEndArray();
    }

    private JsonDocument() {}
}
