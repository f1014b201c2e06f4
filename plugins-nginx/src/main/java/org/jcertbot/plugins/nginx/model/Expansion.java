package org.jcertbot.plugins.nginx.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.syntax.Directive;

/** Puts the content of included files in the place of the {@code include}, as nginx does it. */
final class Expansion {
    private final ConfigFiles files;

    Expansion(ConfigFiles files) {
        this.files = files;
    }

    /** The directives of the main file and of those that it includes outside of all blocks. */
    List<Located> ofMainFile() throws PluginException {
        ConfigFile main = files.main();
        return of(main, main.document().directives());
    }

    /** The directives directly in a block. */
    List<Located> of(Located block) throws PluginException {
        return of(block.file(), block.directive().directives());
    }

    private List<Located> of(ConfigFile file, Iterable<Directive> directives) throws PluginException {
        var expanded = new ArrayList<Located>();
        add(file, directives, new ArrayDeque<>(), expanded);
        return expanded;
    }

    private void add(ConfigFile file, Iterable<Directive> directives, Deque<ConfigFile> within, List<Located> expanded)
            throws PluginException {
        if (within.contains(file)) {
            throw new PluginException(
                    "The nginx configuration file " + file + " includes itself.",
                    "nginx would never come to an end.",
                    "Remove that include.");
        }
        within.push(file);
        for (Directive directive : directives) {
            if (!directive.is("include")) {
                expanded.add(new Located(file, directive));
                continue;
            }
            for (ConfigFile included : files.included(directive)) {
                add(included, included.document().directives(), within, expanded);
            }
        }
        within.pop();
    }
}
