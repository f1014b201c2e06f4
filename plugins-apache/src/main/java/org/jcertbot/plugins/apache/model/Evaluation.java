package org.jcertbot.plugins.apache.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
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

    /** Sections whose content belongs to what they stand in. */
    private static final Set<String> CONDITIONS =
            Set.of("ifmodule", "ifdefine", "ifversion", "iffile", "ifdirective", "ifsection");

    /** Apache's own limit, by which it ends files that include each other (AP_MAX_INCLUDE_DEPTH). */
    private static final int DEEPEST_INCLUDE = 20;

    private final ConfigFiles files;
    private final Variables variables;
    private final Modules modules;
    private final Conditions conditions;
    private final Map<String, Macro> macros = new HashMap<>();
    private final Scope main = Scope.ofServer();
    private final List<Host> hosts = new ArrayList<>();
    private Path serverRoot;
    private int depth;

    Evaluation(HttpdFacts facts, ConfigFiles files) {
        this.files = files;
        this.variables = new Variables(facts.environment(), facts.defines());
        this.modules = new Modules(facts.staticModules());
        this.conditions = new Conditions(
                variables,
                modules,
                facts.version(),
                facts.directives(),
                path -> path.toFile().exists());
        this.serverRoot = facts.serverRoot();
    }

    void read(Path mainFile) throws PluginException {
        read(files.file(mainFile), main);
    }

    /** The directives of the main server. */
    List<Located> main() {
        return main.directives();
    }

    List<Host> hosts() {
        return hosts;
    }

    Modules modules() {
        return modules;
    }

    Variables variables() {
        return variables;
    }

    Path serverRoot() {
        return serverRoot;
    }

    private void read(ConfigFile file, Scope scope) throws PluginException {
        if (++depth <= DEEPEST_INCLUDE) read(file, file.document().nodes(), scope);
        depth--;
    }

    private void read(ConfigFile file, List<Node> nodes, Scope scope) throws PluginException {
        for (Node node : nodes) {
            if (node instanceof Directive directive) read(file, directive, scope);
            else if (node instanceof Section section) read(file, section, scope);
        }
    }

    private void read(ConfigFile file, Directive directive, Scope scope) throws PluginException {
        List<String> words = Words.of(variables.expand(directive.text()));
        if (words.isEmpty()) return;
        String name = words.get(0).toLowerCase(Locale.ROOT);
        List<String> arguments = words.subList(1, words.size());
        var located = new Located(file, directive, name, arguments);
        switch (name) {
            case "define" -> {
                if (!arguments.isEmpty())
                    variables.define(arguments.get(0), arguments.size() > 1 ? arguments.get(1) : "");
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

    private void include(Located include, Scope scope) throws PluginException {
        for (ConfigFile file : files.included(path(include))) read(file, scope);
    }

    private void use(Located use, Scope scope) throws PluginException {
        Macro macro = macros.get(use.first().toLowerCase(Locale.ROOT));
        if (macro == null) return;
        String body = macro.expand(use.arguments().subList(1, use.arguments().size()));
        try {
            read(new ConfigFile(use.file().path(), Document.parse(body), true), scope);
        } catch (SyntaxException partOfASection) {
            LOG.debug("{} is more or less than whole directives: {}", use, partOfASection.getMessage());
        }
    }

    private void read(ConfigFile file, Section section, Scope scope) throws PluginException {
        var tag = SectionTag.of(variables.expand(section.tagText()));
        String name = tag.name().toLowerCase(Locale.ROOT);
        if (name.equals("macro")) {
            define(file, section, tag);
        } else if (name.equals("virtualhost")) {
            var inHost = Scope.ofServer();
            var located = new Located(file, section, name, tag.words());
            read(file, section.nodes(), inHost);
            hosts.add(new Host(located, inHost.directives()));
        } else if (CONDITIONS.contains(name)) {
            if (conditions.hold(name, tag.arguments(), serverRoot)) read(file, section.nodes(), scope);
        } else {
            scope.add(new Located(file, section, name, tag.words()));
            read(file, section.nodes(), Scope.ofLess());
        }
    }

    private void define(ConfigFile file, Section section, SectionTag tag) {
        List<String> words = tag.words();
        if (words.isEmpty()) return;
        String body = file.document().text().substring(section.contentStart(), section.contentEnd());
        macros.put(words.get(0).toLowerCase(Locale.ROOT), new Macro(words.subList(1, words.size()), body));
    }
}
