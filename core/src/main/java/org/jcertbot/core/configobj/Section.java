package org.jcertbot.core.configobj;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A section of a document, for reading; the document's own entries are the root section.
 *
 * <p>Values are interpolated when they are read, except by {@link #literal}: {@code %(name)s} stands for the value of that name in the same
 * section, in a section {@code DEFAULT} beside it, or in the sections around it.
 */
public final class Section {
    static final int NOWHERE = -1;

    private final String name;
    private final @Nullable Section parent;
    private final int depth;
    private final int header;
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final Map<String, Section> sections = new LinkedHashMap<>();

    /** Index of the last node that is this section's own header or entry; nowhere for a root without entries. */
    private int lastOwn;

    private Section(String name, @Nullable Section parent, int depth, int header) {
        this.name = name;
        this.parent = parent;
        this.depth = depth;
        this.header = header;
        this.lastOwn = header;
    }

    /** The tree that the nodes, which the parser has checked, describe. */
    static Section rootOf(List<Node> nodes) {
        var root = new Section("", null, 0, NOWHERE);
        Section current = root;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node instanceof Node.Entry entry) {
                current.entries.put(entry.key(), entry);
                current.positions.put(entry.key(), i);
                current.lastOwn = i;
            } else if (node instanceof Node.Header header) {
                while (current.parent != null && current.depth >= header.depth()) current = current.parent;
                var section = new Section(header.name(), current, header.depth(), i);
                current.sections.put(header.name(), section);
                current = section;
            }
        }
        return root;
    }

    /** Empty for the root. */
    public String name() {
        return name;
    }

    /** The text or list of that key; empty when there is none. */
    public Optional<Value> find(String key) throws ConfigObjSyntaxException {
        Node.Entry entry = entries.get(key);
        return entry == null ? Optional.empty() : Optional.of(Interpolation.resolve(this, entry));
    }

    /** What stands behind that key, quotes removed: percent signs and commas mean themselves; empty when there is none. */
    public Optional<String> literal(String key) {
        return entry(key)
                .map(entry -> entry.value() instanceof Value.Text text
                        ? text.text()
                        : entry.raw().strip());
    }

    public Optional<Section> section(String sectionName) {
        return Optional.ofNullable(sections.get(sectionName));
    }

    /** Everything in the section, in order; subsections last, as maps. */
    public Map<String, Value> values() throws ConfigObjSyntaxException {
        var values = new LinkedHashMap<String, Value>();
        for (Node.Entry entry : entries.values()) values.put(entry.key(), Interpolation.resolve(this, entry));
        for (Section section : sections.values()) values.put(section.name, section.asMap());
        return values;
    }

    private Value.TextMap asMap() throws ConfigObjSyntaxException {
        var texts = new LinkedHashMap<String, String>();
        for (Node.Entry entry : entries.values()) {
            Value value = Interpolation.resolve(this, entry);
            texts.put(
                    entry.key(),
                    value instanceof Value.Text text ? text.text() : entry.raw().strip());
        }
        return new Value.TextMap(texts);
    }

    Optional<Section> parent() {
        return Optional.ofNullable(parent);
    }

    int depth() {
        return depth;
    }

    Optional<Node.Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The names of its entries, then of its subsections. */
    public List<String> names() {
        var names = new ArrayList<String>(entries.keySet());
        names.addAll(sections.keySet());
        return names;
    }

    /** Index of the entry's node; {@link #NOWHERE} when there is none. */
    int positionOf(String key) {
        return positions.getOrDefault(key, NOWHERE);
    }

    /** Index of its header's node; {@link #NOWHERE} for the root. */
    int header() {
        return header;
    }

    int lastOwnNode() {
        return lastOwn;
    }

    /** Index of the last header or entry of this section or of one inside it. */
    int lastNode() {
        int last = lastOwn;
        for (Section section : sections.values()) last = Math.max(last, section.lastNode());
        return last;
    }
}
