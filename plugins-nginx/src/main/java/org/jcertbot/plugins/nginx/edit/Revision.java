package org.jcertbot.plugins.nginx.edit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.model.Configuration;

/**
 * A configuration and the changes that led to it, none of which is on the disk yet. It never changes; each step makes a new
 * one, which the next step starts from.
 *
 * @param configuration what nginx would read after the changes
 * @param texts the whole new text of every file that changes, by path; each character stands for one byte
 * @param newFiles those of them that are not there yet
 * @param notes what a checkpoint's list of changes is to say
 * @param messages what the user is to be told, in order
 */
public record Revision(
        Configuration configuration,
        Map<Path, String> texts,
        Set<Path> newFiles,
        List<String> notes,
        List<String> messages) {
    /** The configuration as it is. */
    public static Revision of(Configuration unchanged) {
        return new Revision(unchanged, Map.of(), Set.of(), List.of(), List.of());
    }

    /** After some edits of this revision's files. */
    public Revision after(Edits edits) throws PluginException {
        return after(edits.texts(), Set.of(), Map.of());
    }

    /**
     * After some edits that make nginx read further files.
     *
     * @param read their texts; they do not belong to the change
     */
    public Revision after(Edits edits, Map<Path, String> read) throws PluginException {
        return after(edits.texts(), Set.of(), read);
    }

    /** With a file that was not there. */
    public Revision withNewFile(Path path, String text) throws PluginException {
        return after(Map.of(path, text), Set.of(path), Map.of());
    }

    private Revision after(Map<Path, String> changed, Set<Path> created, Map<Path, String> read)
            throws PluginException {
        if (changed.isEmpty()) return this;
        var allTexts = new LinkedHashMap<>(texts);
        allTexts.putAll(changed);
        var allNew = new LinkedHashSet<>(newFiles);
        allNew.addAll(created);
        var overlay = new LinkedHashMap<>(read);
        overlay.putAll(changed);
        return new Revision(configuration.with(overlay), allTexts, allNew, notes, messages);
    }

    /** With one more line, or several, in the list of changes. */
    public Revision noting(String note) {
        return telling(List.of(note), List.of());
    }

    /** With one more thing that the user is to be told. */
    public Revision saying(String message) {
        return telling(List.of(), List.of(message));
    }

    /** True when no file changes. */
    public boolean isUnchanged() {
        return texts.isEmpty();
    }

    /** With more for the list of changes, and more that the user is to be told. */
    public Revision telling(List<String> moreNotes, List<String> moreMessages) {
        return new Revision(configuration, texts, newFiles, added(notes, moreNotes), added(messages, moreMessages));
    }

    private static List<String> added(List<String> list, List<String> more) {
        var longer = new ArrayList<>(list);
        longer.addAll(more);
        return List.copyOf(longer);
    }
}
