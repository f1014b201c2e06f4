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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.identifier.CertName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backlog on disk: {@code renew-backlog.json} in the work directory, which can be that of several configuration
 * directories. A file that cannot be read counts as empty, one that cannot be written is a warning: renewals do not
 * depend on it.
 */
public final class BacklogFile {
    private static final Logger LOG = LoggerFactory.getLogger(BacklogFile.class);
    private static final String NAME = "renew-backlog.json";
    private static final String DIRECTORIES = "directories";
    private static final int VERSION = 2;

    private record Entry(Optional<Setback> setback, boolean owed) {}

    private final Path file;
    private final String configuration;
    private final FileStore files;

    /** What the file says, by configuration directory: nobody else writes it, since the work directory is locked. */
    private @Nullable Map<String, Map<String, Entry>> known;

    /** @param configDirectory whose lineages the backlog is about */
    public BacklogFile(Path workDirectory, Path configDirectory, FileStore files) {
        this.file = workDirectory.resolve(NAME);
        this.configuration = realPath(configDirectory).toString();
        this.files = files;
    }

    /** A directory has one name here, whatever links lead to it. */
    private static Path realPath(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException notThereYet) {
            return directory.toAbsolutePath();
        }
    }

    synchronized Backlog read() {
        var setbacks = new HashMap<CertName, Setback>();
        var owed = new HashSet<CertName>();
        for (var own : known().getOrDefault(configuration, Map.of()).entrySet()) {
            Optional<CertName> name = CertName.find(own.getKey());
            if (name.isEmpty()) continue; // nothing that we have written
            own.getValue().setback.ifPresent(setback -> setbacks.put(name.get(), setback));
            if (own.getValue().owed) owed.add(name.get());
        }
        return new Backlog(setbacks, owed);
    }

    private Map<String, Map<String, Entry>> known() {
        Map<String, Map<String, Entry>> before = known;
        if (before != null) return before;
        Map<String, Map<String, Entry>> parsed = parse();
        known = parsed;
        return parsed;
    }

    private Map<String, Map<String, Entry>> parse() {
        if (!Files.exists(file)) return Map.of();
        var directories = new TreeMap<String, Map<String, Entry>>();
        try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file))) {
            while (json.nextToken() != null) {
                if (json.currentToken() != JsonToken.FIELD_NAME
                        || !json.currentName().equals(DIRECTORIES)) continue;
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String directory = json.currentName();
                    directories.put(directory, lineages(json));
                }
            }
            return directories;
        } catch (IOException | DateTimeException | NumberFormatException unusable) {
            LOG.warn("{} cannot be used and is begun anew: {}", file, unusable.getMessage());
            return Map.of();
        }
    }

    private static Map<String, Entry> lineages(JsonParser json) throws IOException {
        var lineages = new TreeMap<String, Entry>();
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            Map<String, String> members = members(json);
            lineages.put(
                    name,
                    new Entry(
                            members.containsKey("failures") ? Optional.of(setback(members)) : Optional.empty(),
                            members.getOrDefault("deployment_owed", "").equals("true")));
        }
        return lineages;
    }

    /** Writes it when it has changed. Any thread may do so. */
    synchronized void save(Backlog backlog) {
        if (!backlog.isChanged()) return;
        long changes = backlog.changes();
        var directories = new TreeMap<>(known()); // what the file says of other directories stays
        directories.put(configuration, entries(backlog));
        try {
            files.replace(file, json(directories), FileMode.SECRET);
            known = directories;
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

    private static byte[] json(Map<String, Map<String, Entry>> directories) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeObjectFieldStart(DIRECTORIES);
            for (var directory : directories.entrySet()) {
                json.writeObjectFieldStart(directory.getKey());
                for (var lineage : directory.getValue().entrySet()) write(lineage.getKey(), lineage.getValue(), json);
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static Map<String, Entry> entries(Backlog backlog) {
        Map<CertName, Setback> setbacks = backlog.setbacks();
        Set<CertName> owed = backlog.owed();
        var names = new HashSet<>(setbacks.keySet());
        names.addAll(owed);
        var entries = new TreeMap<String, Entry>();
        for (CertName name : names) {
            entries.put(name.text(), new Entry(Optional.ofNullable(setbacks.get(name)), owed.contains(name)));
        }
        return entries;
    }

    private static void write(String name, Entry entry, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        if (entry.setback.isPresent()) write(entry.setback.get(), json);
        if (entry.owed) json.writeBooleanField("deployment_owed", true);
        json.writeEndObject();
    }

    private static void write(Setback setback, JsonGenerator json) throws IOException {
        json.writeNumberField("failures", setback.failures());
        json.writeStringField("last_attempt", setback.last().toString());
        json.writeStringField("settings", setback.settings());
        json.writeStringField("reason", setback.reason());
    }
}
