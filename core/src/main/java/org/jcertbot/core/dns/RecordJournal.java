package org.jcertbot.core.dns;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.identifier.DnsName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records that are in somebody's zone because of us: {@code dns-records.json} in the work directory, which one run at a
 * time has locked. What is in it from another run was left behind when that one was killed. A file that cannot be read or
 * written is a warning: no certificate depends on it. One that cannot be read is left as it is, a damaged one put aside.
 */
final class RecordJournal {
    private static final Logger LOG = LoggerFactory.getLogger(RecordJournal.class);
    private static final String NAME = "dns-records.json";

    private record Entry(String run, String owner, TxtRecord txt) {}

    private final Path file;
    private final FileStore files;
    private final String run;
    private boolean usable = true;

    /** @param run the same for all journals of a process, and for no other process */
    RecordJournal(Path workDirectory, FileStore files, String run) {
        this.file = workDirectory.resolve(NAME);
        this.files = files;
        this.run = run;
    }

    static RecordJournal ofThisProcess(Path workDirectory, FileStore files) {
        ProcessHandle process = ProcessHandle.current(); // in a container its id alone is often 1
        String start = process.info().startInstant().map(Object::toString).orElse("?");
        return new RecordJournal(workDirectory, files, process.pid() + " " + start);
    }

    /** Records that are about to be made. */
    void note(String owner, Collection<TxtRecord> records) {
        change(entries -> {
            for (TxtRecord txt : records) entries.add(new Entry(run, owner, txt));
        });
    }

    /** What an earlier run of that owner left behind. */
    List<TxtRecord> leftBehind(String owner) {
        return read().stream().filter(isLeftBehind(owner)).map(Entry::txt).toList();
    }

    /** All that {@link #leftBehind} tells of is settled. */
    void forgetLeftBehind(String owner) {
        change(entries -> entries.removeIf(isLeftBehind(owner)));
    }

    /** These are gone. */
    void forget(String owner, Collection<TxtRecord> records) {
        change(entries -> {
            for (TxtRecord txt : records) entries.remove(new Entry(run, owner, txt)); // once: others may show the same
        });
    }

    private Predicate<Entry> isLeftBehind(String owner) {
        return entry -> entry.owner.equals(owner) && !entry.run.equals(run);
    }

    private void change(Consumer<List<Entry>> change) {
        List<Entry> known = read();
        var entries = new ArrayList<>(known);
        change.accept(entries);
        if (usable && !entries.equals(known)) write(entries);
    }

    private List<Entry> read() {
        if (!usable) return List.of();
        try {
            return entries(Files.readAllBytes(file));
        } catch (NoSuchFileException nothingNoted) {
            return List.of();
        } catch (IOException failure) {
            usable = false; // it may hold records of others, which must not be written over
            warn("read", failure);
            return List.of();
        }
    }

    private List<Entry> entries(byte[] content) throws IOException {
        var entries = new ArrayList<Entry>();
        try (JsonParser json = new JsonFactory().createParser(content)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_OBJECT) entries.add(entry(json));
            }
            return entries;
        } catch (IOException | IllegalArgumentException damage) {
            Path aside = file.resolveSibling(NAME + ".damaged");
            files.rename(file, aside);
            LOG.warn(
                    "{} is damaged ({}) and begun anew; what was left of it is in {}.",
                    file,
                    damage.getMessage(),
                    aside);
            return List.of();
        }
    }

    private static Entry entry(JsonParser json) throws IOException {
        var members = new HashMap<String, String>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            String text = json.nextTextValue();
            if (text == null) throw new JsonParseException(json, name + " is no text");
            members.put(name, text);
        }
        return new Entry(
                members.getOrDefault("run", ""),
                members.getOrDefault("owner", ""),
                new TxtRecord(new DnsName(members.getOrDefault("name", "")), members.getOrDefault("value", "")));
    }

    private void write(List<Entry> entries) {
        try {
            if (entries.isEmpty()) files.delete(file);
            else files.replace(file, json(entries), FileMode.SECRET);
        } catch (IOException failure) {
            warn("written", failure);
        }
    }

    private void warn(String how, IOException failure) {
        LOG.warn(
                "{} cannot be {} ({}): if this run is killed, its TXT records have to be removed by hand.",
                file,
                how,
                FileFailure.reason(failure));
    }

    private static byte[] json(List<Entry> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (Entry entry : entries) {
                json.writeStartObject();
                json.writeStringField("run", entry.run);
                json.writeStringField("owner", entry.owner);
                json.writeStringField("name", entry.txt.name().text());
                json.writeStringField("value", entry.txt.value());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }
}
