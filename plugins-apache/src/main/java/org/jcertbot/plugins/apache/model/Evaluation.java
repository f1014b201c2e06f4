package org.jcertbot.plugins.apache.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.apache.syntax.Condition;
import org.jcertbot.plugins.apache.syntax.Directive;
import org.jcertbot.plugins.apache.syntax.Document;
import org.jcertbot.plugins.apache.syntax.Node;
import org.jcertbot.plugins.apache.syntax.Section;
import org.jcertbot.plugins.apache.syntax.SectionTag;
import org.jcertbot.plugins.apache.syntax.SyntaxException;
import org.jcertbot.plugins.apache.syntax.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a configuration in the order in which Apache does, from the main file on, and finds what counts. */
final class Evaluation {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

    /** Apache's own limit, by which it ends files that include each other (AP_MAX_INCLUDE_DEPTH). */
    private static final int DEEPEST_INCLUDE = 20;

    private final ConfigFiles files;
    private final Variables variables;
    private final Modules modules;
    private final Conditions conditions;
    private final Map<String, Macro> macros = new HashMap<>();
    private final List<Located> main = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();
    private Path serverRoot;
    private int depth;

    Evaluation(HttpdFacts facts, ConfigFiles files) {
        this.files = files;
        this.variables = new Variables(facts.environment(), facts.defines());
        this.modules = new Modules(facts.staticModules());
        this.conditions = new Conditions(variables, modules, facts.version(), facts.directives(), files::exist);
        this.serverRoot = facts.serverRoot();
    }

    void read(Path mainFile) throws PluginException {
        read(files.file(mainFile), main);
    }

    /** The directives of the main server. */
    List<Located> main() {
        return main;
    }

    List<Host> hosts() {
        return hosts;
    }

    private void read(Source source, List<Located> scope) throws PluginException {
        if (++depth <= DEEPEST_INCLUDE) read(source, source.document().nodes(), scope);
        depth--;
    }

    private void read(Source source, List<Node> nodes, List<Located> scope) throws PluginException {
        for (Node node : nodes) {
            if (node instanceof Directive directive) read(source, directive, scope);
            else if (node instanceof Section section) read(source, section, scope);
        }
    }

    private void read(Source source, Directive directive, List<Located> scope) throws PluginException {
        List<String> words = Words.of(variables.expand(directive.text()));
        if (words.isEmpty()) return;
        String name = words.get(0).toLowerCase(Locale.ROOT);
        List<String> arguments = words.subList(1, words.size());
        var located = new Located(source, directive, name, arguments);
        switch (name) {
            case "define" -> {
                if (arguments.size() > 1) variables.define(arguments.get(0), arguments.get(1));
                else variables.define(located.first());
            }
            case "undefine" -> variables.undefine(located.first());
            case "loadmodule" -> {
                if (arguments.size() > 1) modules.load(arguments.get(0), arguments.get(1));
            }
            case "serverroot" -> serverRoot = path(located);
            case "include", "includeoptional" -> include(located, scope);
            case "use" -> use(located, scope);
            case "undefmacro" -> macros.remove(located.first().toLowerCase(Locale.ROOT));
            default -> {}
        }
        scope.add(located);
    }

    private Path path(Located directive) throws PluginException {
        try {
            return ConfigFiles.resolved(directive.first(), serverRoot);
        } catch (InvalidPathException noPath) {
            throw new PluginException(directive + " names no file.", noPath.getReason() + ".", "Correct it.", noPath);
        }
    }

    private void include(Located include, List<Located> scope) throws PluginException {
        for (ConfigFile file : files.included(path(include))) read(file, scope);
    }

    private void use(Located use, List<Located> scope) throws PluginException {
        Macro macro = macros.get(use.first().toLowerCase(Locale.ROOT));
        if (macro == null) return;
        String body = macro.expand(use.arguments().subList(1, use.arguments().size()));
        try {
            read(new MacroBody(use.source().path(), Document.parse(body)), scope);
        } catch (SyntaxException partOfASection) {
            LOG.warn(
                    "What {} stands for is left out, hosts among it: its sections are not complete in themselves ({}).",
                    use,
                    partOfASection.getMessage());
        }
    }

    private void read(Source source, Section section, List<Located> scope) throws PluginException {
        var tag = SectionTag.of(variables.expand(section.tagText()));
        String name = tag.name().toLowerCase(Locale.ROOT);
        Optional<Condition> condition = Condition.of(name);
        if (condition.isPresent()) {
            if (conditions.hold(condition.get(), tag.arguments(), serverRoot)) read(source, section.nodes(), scope);
        } else if (name.equals("macro")) {
            define(source, section, tag);
        } else {
            var located = new Located(source, section, name, tag.words());
            var inside = new ArrayList<Located>();
            read(source, section.nodes(), inside);
            if (name.equals("virtualhost")) hosts.add(new Host(located, inside));
            else scope.add(located); // what is in it applies to less than a server
        }
    }

    private void define(Source source, Section section, SectionTag tag) {
        List<String> words = tag.words();
        if (words.isEmpty()) return;
        String body = source.document().text().substring(section.contentStart(), section.contentEnd());
        macros.put(words.get(0).toLowerCase(Locale.ROOT), new Macro(words.subList(1, words.size()), body));
    }
}
