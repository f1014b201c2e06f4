package org.jcertbot.core.renewal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backlog on disk: {@code renew-backlog.json} in the work directory. A file that cannot be read counts as empty, one
 * that cannot be written is a warning: renewals do not depend on it.
 */
public final class BacklogFile {
    private static final Logger LOG = LoggerFactory.getLogger(BacklogFile.class);
    private static final String NAME = "renew-backlog.json";
    private static final int VERSION = 1;

    private final Path file;
    private final FileStore files;

    public BacklogFile(Path workDirectory, FileStore files) {
        this.file = workDirectory.resolve(NAME);
        this.files = files;
    }

    Backlog read() {
        if (!Files.exists(file)) return new Backlog(Map.of(), Set.of());
        var setbacks = new TreeMap<String, Setback>();
        var owed = new TreeSet<String>();
        try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file))) {
            while (json.nextToken() != null) {
                if (json.currentToken() != JsonToken.FIELD_NAME
                        || !json.currentName().equals("lineages")) continue;
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    Map<String, String> members = members(json);
                    if (members.containsKey("failures")) setbacks.put(name, setback(members));
                    if (members.getOrDefault("deployment_owed", "").equals("true")) owed.add(name);
                }
            }
        } catch (IOException | DateTimeException | NumberFormatException unusable) {
            LOG.warn("{} cannot be used and is begun anew: {}", file, unusable.getMessage());
            return new Backlog(Map.of(), Set.of());
        }
        return new Backlog(setbacks, owed);
    }

    /** Writes it when it has changed. Any thread may do so. */
    synchronized void save(Backlog backlog) {
        if (!backlog.isChanged()) return;
        long changes = backlog.changes();
        try {
            files.replace(file, json(backlog), FileMode.SECRET);
            backlog.savedAt(changes);
        } catch (IOException failure) {
            LOG.warn(
                    "{} cannot be written ({}): the next run will not know which renewals have failed.",
                    file,
                    FileFailure.reason(failure));
        }
    }

    /** The scalar members of the object that comes next, as texts. */
    private static Map<String, String> members(JsonParser json) throws IOException {
        var members = new HashMap<String, String>();
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) members.put(name, json.getText());
            else json.skipChildren();
        }
        return members;
    }

    private static Setback setback(Map<String, String> members) {
        return new Setback(
                Math.max(1, Integer.parseInt(members.getOrDefault("failures", "1"))),
                Instant.parse(members.getOrDefault("last_attempt", "")),
                members.getOrDefault("settings", ""),
                members.getOrDefault("reason", ""));
    }

    private static byte[] json(Backlog backlog) throws IOException {
        Map<String, Setback> setbacks = backlog.setbacks();
        Set<String> owed = backlog.owed();
        var names = new TreeSet<>(setbacks.keySet());
        names.addAll(owed);
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeObjectFieldStart("lineages");
            for (String name : names) {
                json.writeObjectFieldStart(name);
                Setback setback = setbacks.get(name);
                if (setback != null) write(setback, json);
                if (owed.contains(name)) json.writeBooleanField("deployment_owed", true);
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(Setback setback, JsonGenerator json) throws IOException {
        json.writeNumberField("failures", setback.failures());
        json.writeStringField("last_attempt", setback.last().toString());
        json.writeStringField("settings", setback.settings());
        json.writeStringField("reason", setback.reason());
    }
}
