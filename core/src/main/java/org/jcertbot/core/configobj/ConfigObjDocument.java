package org.jcertbot.core.configobj;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.error.InvalidInputException;

/**
 * The text of a renewal file as a lossless tree: {@link #text} gives back what {@link #parse} read, character for
 * character, and an edit returns a new document that differs in the edited lines only.
 *
 * <p>Sections are named by the path of their names; the root is the empty path.
 */
public final class ConfigObjDocument {
    private final List<Node> nodes;
    private final Section root;

    private ConfigObjDocument(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
        this.root = Section.rootOf(this.nodes);
    }

    /**
     * Reads the text of a file.
     *
     * @throws ConfigObjSyntaxException with every problem of the text
     */
    public static ConfigObjDocument parse(String text) throws ConfigObjSyntaxException {
        return new ConfigObjDocument(new DocumentParser(text).parse());
    }

    public static ConfigObjDocument empty() {
        return new ConfigObjDocument(List.of());
    }

    public String text() {
        var text = new StringBuilder();
        for (Node node : nodes) text.append(node.text());
        return text.toString();
    }

    public Section root() {
        return root;
    }

    /**
     * Sets a value: in place where the key exists, else behind the last key of its section, which is made when it is
     * missing. A map becomes, or is merged into, a subsection.
     *
     * @throws InvalidInputException when the dialect has no notation for the value
     */
    public ConfigObjDocument with(List<String> section, String key, Value value) throws InvalidInputException {
        if (value instanceof Value.TextMap map) return withMap(child(section, key), map);
        ConfigObjDocument document = withSection(section);
        Section target = document.at(section).orElseThrow();
        var existing = target.entry(key);
        if (existing.isEmpty()) return document.withNewEntry(target, key, value);
        if (existing.get().value().equals(value)) return document;
        return document.withNode(target.positionOf(key), changed(existing.get(), value));
    }

    /** Without that key or subsection, whichever it is; comments stay. */
    public ConfigObjDocument without(List<String> section, String key) {
        var target = at(section);
        if (target.isEmpty()) return this;
        int entry = target.get().positionOf(key);
        int header = target.get().section(key).map(Section::header).orElse(Section.NOWHERE);
        if (entry == Section.NOWHERE && header == Section.NOWHERE) return this;
        var kept = new ArrayList<Node>();
        boolean inRemovedSection = false;
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Node.Header next) {
                inRemovedSection = i == header || (inRemovedSection && next.depth() > section.size() + 1);
            }
            boolean goes = inRemovedSection ? !(nodes.get(i) instanceof Node.Trivia) : i == entry;
            if (!goes) kept.add(nodes.get(i));
        }
        return edited(kept);
    }

    private ConfigObjDocument withMap(List<String> path, Value.TextMap map) throws InvalidInputException {
        ConfigObjDocument document = withSection(path);
        for (Map.Entry<String, String> entry : map.entries().entrySet()) {
            document = document.with(path, entry.getKey(), new Value.Text(entry.getValue()));
        }
        return document;
    }

    private ConfigObjDocument withSection(List<String> path) throws InvalidInputException {
        if (at(path).isPresent()) return this;
        List<String> parentPath = path.subList(0, path.size() - 1);
        ConfigObjDocument document = withSection(parentPath);
        String name = path.get(path.size() - 1);
        Section parent = document.at(parentPath).orElseThrow();
        if (parent.entry(name).isPresent()) { // a section and a key cannot share a name
            document = document.without(parentPath, name);
            parent = document.at(parentPath).orElseThrow();
        }
        String text = "[".repeat(path.size()) + Quoting.name(name) + "]".repeat(path.size()) + document.lineEnd();
        // At the very end for a section of the root, so that trailing comments stay where they were.
        int position = parentPath.isEmpty() ? document.nodes.size() : parent.lastNode() + 1;
        return document.withInserted(position, new Node.Header(text, path.size(), name));
    }

    private ConfigObjDocument withNewEntry(Section section, String key, Value value) throws InvalidInputException {
        int position = section.lastOwnNode() + 1;
        String indentation =
                position > 0 && nodes.get(position - 1) instanceof Node.Entry before ? before.indentation() : "";
        boolean onlyComments = position == 0 && root.names().isEmpty();
        var entry =
                new Node.Entry(indentation + Quoting.name(key) + " = ", key, Quoting.valueOf(value), lineEnd(), value);
        return withInserted(onlyComments ? nodes.size() : position, entry);
    }

    private static Node.Entry changed(Node.Entry entry, Value value) throws InvalidInputException {
        String lead = entry.lead().endsWith("=") ? entry.lead() + " " : entry.lead();
        return new Node.Entry(lead, entry.key(), Quoting.valueOf(value), entry.tail(), value);
    }

    private ConfigObjDocument withNode(int position, Node node) {
        var changed = new ArrayList<>(nodes);
        changed.set(position, node);
        return edited(changed);
    }

    private ConfigObjDocument withInserted(int position, Node node) {
        var changed = new ArrayList<>(nodes);
        if (position > 0) changed.set(position - 1, ended(changed.get(position - 1)));
        changed.add(position, node);
        return edited(changed);
    }

    /** What we wrote ends with a line end, whatever was there before. */
    private ConfigObjDocument edited(List<Node> changed) {
        if (!changed.isEmpty()) {
            int last = changed.size() - 1;
            changed.set(last, ended(changed.get(last)));
        }
        return new ConfigObjDocument(changed);
    }

    private Node ended(Node node) {
        String text = node.text();
        if (text.endsWith("\n") || text.endsWith("\r")) return node;
        if (node instanceof Node.Trivia) return new Node.Trivia(text + lineEnd());
        if (node instanceof Node.Header header) return new Node.Header(text + lineEnd(), header.depth(), header.name());
        var entry = (Node.Entry) node;
        return new Node.Entry(entry.lead(), entry.key(), entry.raw(), entry.tail() + lineEnd(), entry.value());
    }

    /** The line end of the first line: the whole file is taken to have it. */
    private String lineEnd() {
        if (nodes.isEmpty()) return "\n";
        String first = nodes.get(0).text();
        int end = 0;
        while (end < first.length() && first.charAt(end) != '\n' && first.charAt(end) != '\r') end++;
        if (first.startsWith("\r\n", end)) return "\r\n";
        return first.startsWith("\r", end) ? "\r" : "\n";
    }

    private Optional<Section> at(List<String> path) {
        Optional<Section> section = Optional.of(root);
        for (String name : path) section = section.flatMap(outer -> outer.section(name));
        return section;
    }

    private static List<String> child(List<String> path, String name) {
        var child = new ArrayList<>(path);
        child.add(name);
        return child;
    }
}
