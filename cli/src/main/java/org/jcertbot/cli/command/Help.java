package org.jcertbot.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Topic;
import org.jcertbot.core.verb.VerbName;
import org.jcertbot.core.verb.Verbs;

/** Writes the help: an overview, or all about a topic. */
final class Help {
    private static final Set<String> VERB_LIST = Set.of("command", "commands", "subcommand", "subcommands", "verbs");
    private static final String ALL = "all";

    private final Supplier<List<PluginProvider>> plugins;
    private final int columns;

    Help(Supplier<List<PluginProvider>> plugins, int columns) {
        this.plugins = plugins;
        this.columns = columns;
    }

    /** The help about a subject, a verb or a plugin; the overview for anything else. */
    String about(String topic) {
        if (topic.equals(ALL)) return everything();
        if (VERB_LIST.contains(topic)) return verbList();
        Optional<VerbName> verb = Verbs.find(topic);
        if (verb.isPresent()) return verb(verb.get());
        for (HelpSection subject : HelpSection.SUBJECTS) {
            if (subject.topic().name().equals(topic) && !subject.equals(HelpSection.COMMON)) return subject(subject);
        }
        return pluginSections().stream()
                .filter(section -> section.topic().name().equals(topic))
                .findFirst()
                .map(this::subject)
                .orElseGet(() -> ShortHelp.write(new HelpWriter(columns)));
    }

    private String verbList() {
        var writer = usage();
        for (VerbName.Group group : VerbName.Group.values()) {
            writer.heading(group.heading());
            for (VerbName verb : Verbs.all()) {
                if (verb.group() == group) writer.term(withAliases(verb), verb.summary());
            }
        }
        return writer.blank()
                .paragraph("\"certbot --help SUBCOMMAND\" shows the options of one.")
                .toString();
    }

    private static String withAliases(VerbName verb) {
        String byDefault = verb.equals(Verbs.RUN) ? " (default)" : "";
        String aliases = verb.aliases().isEmpty() ? "" : ", " + String.join(", ", verb.aliases());
        return verb.name() + aliases + byDefault;
    }

    private String verb(VerbName verb) {
        HelpSection section = HelpSection.of(verb);
        var writer = new HelpWriter(columns).paragraph("usage: certbot " + verb.name() + " [options]");
        write(writer, section, option -> option.topics().contains(section.topic()));
        write(
                writer,
                HelpSection.COMMON,
                option -> option.topics().contains(Topic.COMMON)
                        && !option.topics().contains(section.topic()));
        return seeAlso(writer);
    }

    private String subject(HelpSection section) {
        var writer = usage();
        write(writer, section, option -> option.topics().contains(section.topic()));
        return seeAlso(writer);
    }

    /** Every option once, under the first of its topics that there is. */
    private String everything() {
        var writer = usage().blank();
        ShortHelp.verbs(writer);
        var sections = new ArrayList<HelpSection>(HelpSection.SUBJECTS);
        for (VerbName verb : Verbs.all()) sections.add(HelpSection.of(verb));
        sections.addAll(pluginSections());
        Set<Topic> topics = sections.stream().map(HelpSection::topic).collect(Collectors.toSet());
        for (HelpSection section : sections) {
            write(writer, section, option -> mainTopic(option, topics).equals(section.topic()));
        }
        return writer.toString();
    }

    /** The first topic that has a section here; that of a plugin has none when the plugin is not installed. */
    private static Topic mainTopic(Option<?> option, Set<Topic> topics) {
        return option.topics().stream().filter(topics::contains).findFirst().orElse(Topic.COMMON);
    }

    private void write(HelpWriter writer, HelpSection section, Predicate<Option<?>> belongs) {
        var options = options().stream()
                .filter(option -> !option.hidden() && belongs.test(option))
                .map(OptionDescription::of)
                .toList();
        if (options.isEmpty() && section.introduction().isEmpty()) return;
        writer.heading(section.heading());
        if (!section.introduction().isEmpty())
            writer.paragraph(section.introduction(), 2).blank();
        for (OptionDescription option : options) writer.term(option.flags(), option.text());
    }

    private List<Option<?>> options() {
        var options = new ArrayList<>(Options.all());
        options.addAll(OptionIndex.pluginOptions(plugins.get()));
        return options;
    }

    /** Installed plugins, then those of the original that are not installed. */
    private List<HelpSection> pluginSections() {
        Map<String, HelpSection> sections = new LinkedHashMap<>();
        for (PluginProvider plugin : plugins.get()) {
            sections.put(
                    plugin.name(), new HelpSection(Topic.ofPlugin(plugin.name()), plugin.name(), plugin.description()));
        }
        for (Option<?> selector : Options.AUTHENTICATOR.chosenBy()) {
            if (selector.type().takesArgument()) continue; // --configurator
            String name = selector.longFlag().substring("--".length());
            sections.putIfAbsent(
                    name,
                    new HelpSection(
                            Topic.ofPlugin(name), name, selector.help() + " The plugin is not installed here."));
        }
        return List.copyOf(sections.values());
    }

    private HelpWriter usage() {
        return new HelpWriter(columns).paragraph("usage: " + UsageText.USAGE);
    }

    private static String seeAlso(HelpWriter writer) {
        return writer.blank()
                .paragraph("\"certbot --help all\" shows every option; \"certbot --help\" lists the subcommands.")
                .toString();
    }
}
