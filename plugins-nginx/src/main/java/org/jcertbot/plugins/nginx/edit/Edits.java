package org.jcertbot.plugins.nginx.edit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jcertbot.plugins.nginx.model.ConfigFile;
import org.jcertbot.plugins.nginx.model.Located;

/**
 * Changes to files of one configuration, collected before they are made. All places are those of the configuration as it
 * was. Every directive that is added or changed gets the {@link Marker}.
 */
public final class Edits {
    private final Map<ConfigFile, FileEdits> byFile = new LinkedHashMap<>();

    /** Adds lines at the end of a block. */
    public Edits append(Located block, List<NewDirective> directives) {
        in(block).append(block.directive(), directives);
        return this;
    }

    /** Adds lines at the beginning of a block. */
    public Edits prepend(Located block, List<NewDirective> directives) {
        in(block).prepend(block.directive(), directives);
        return this;
    }

    /**
     * Adds a text behind a directive or block, on lines of its own, after an empty line. It gets no marker.
     *
     * @param text without a line separator at its end, indented as it is to be
     */
    public Edits insertAfter(Located directive, String text) {
        in(directive).insertAfter(directive.directive(), text);
        return this;
    }

    /** Gives a directive other arguments, in its place. Nothing changes when it has exactly these. */
    public Edits replaceArguments(Located directive, List<String> values) {
        in(directive).replaceArguments(directive.directive(), values);
        return this;
    }

    /** Adds an argument at the end of a directive. */
    public Edits addArgument(Located directive, String value) {
        in(directive).addArgument(directive.directive(), value);
        return this;
    }

    /** Takes one argument away, without marking the directive; the first one has the index 1. */
    public Edits removeArgument(Located directive, int index) {
        in(directive).removeArgument(directive.directive(), index);
        return this;
    }

    /** Takes a directive away, with its marker, and with its line if nothing else stands on that. */
    public Edits remove(Located directive) {
        in(directive).remove(directive.directive());
        return this;
    }

    private FileEdits in(Located directive) {
        return byFile.computeIfAbsent(
                directive.file(), file -> new FileEdits(file.document().text()));
    }

    /** The texts of the files that are different now. */
    public Map<Path, String> texts() {
        var texts = new LinkedHashMap<Path, String>();
        byFile.forEach((file, edits) -> {
            String text = edits.text();
            if (!text.equals(file.document().text())) texts.put(file.path(), text);
        });
        return texts;
    }
}
