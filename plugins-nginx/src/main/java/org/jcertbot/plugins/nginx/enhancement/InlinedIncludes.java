package org.jcertbot.plugins.nginx.enhancement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.edit.BlockLayout;
import org.jcertbot.plugins.nginx.edit.Lines;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.jcertbot.plugins.nginx.model.ConfigFile;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.Directive;
import org.jcertbot.plugins.nginx.syntax.TextEdits;

/**
 * Puts the content of files into the servers that include them, where something of it has to go from only one server. The
 * included files stay as they are: others may include them as well.
 */
final class InlinedIncludes {
    private final Configuration configuration;
    private final Map<ConfigFile, TextEdits> edits = new LinkedHashMap<>();

    InlinedIncludes(Configuration configuration) {
        this.configuration = configuration;
    }

    /** @param wanted what the server needs to have itself */
    void inline(Server server, Predicate<Directive> wanted) throws PluginException {
        String source = server.file().document().text();
        String indentation = BlockLayout.of(source, server.block().directive()).inner();
        for (Directive directive : server.block().directive().directives()) {
            if (!brings(wanted, directive)) continue;
            String separator = Lines.separator(source) + indentation;
            var directives = new ArrayList<String>();
            collect(wanted, directive, separator, directives);
            edits.computeIfAbsent(server.file(), file -> new TextEdits())
                    .replace(directive.start(), directive.end(), String.join(separator, directives));
        }
    }

    private boolean brings(Predicate<Directive> wanted, Directive include) throws PluginException {
        if (!include.is("include")) return false;
        for (ConfigFile file : configuration.included(include)) {
            for (Directive directive : file.document().directives()) {
                if (wanted.test(directive) || brings(wanted, directive)) return true;
            }
        }
        return false;
    }

    /** Comments stay where they are: they are about the file, for all who include it. */
    private void collect(Predicate<Directive> wanted, Directive include, String separator, List<String> directives)
            throws PluginException {
        for (ConfigFile file : configuration.included(include)) {
            String source = file.document().text();
            for (Directive directive : file.document().directives()) {
                if (brings(wanted, directive)) collect(wanted, directive, separator, directives);
                else directives.add(text(source, directive, separator));
            }
        }
    }

    /** Lines are indented anew, except where that could change a string or a program. */
    private static String text(String source, Directive directive, String separator) {
        String text = directive.text();
        if (text.contains("\"") || text.contains("'") || text.contains("_by_lua_block")) return text;
        String indentation = Lines.indentation(source, directive.start());
        return String.join(
                separator, text.lines().map(line -> cut(line, indentation)).toList());
    }

    private static String cut(String line, String indentation) {
        return line.startsWith(indentation) ? line.substring(indentation.length()) : line.strip();
    }

    /** The revision with the contents in the servers. */
    Revision after(Revision revision) throws PluginException {
        if (edits.isEmpty()) return revision;
        var changed = new LinkedHashMap<Path, String>();
        edits.forEach((file, change) ->
                changed.put(file.path(), change.applyTo(file.document().text())));
        var texts = new LinkedHashMap<>(revision.texts());
        texts.putAll(changed);
        return new Revision(
                revision.configuration().with(changed),
                texts,
                revision.newFiles(),
                revision.notes(),
                revision.messages());
    }
}
