package org.jcertbot.cli.command;

import java.util.List;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.verb.VerbName;
import org.jcertbot.core.verb.Verbs;

/** The short help: the verbs, the options that most people need, and where to find the others. */
final class ShortHelp {
    private static final List<Option<?>> COMMON = List.of(
            Options.DOMAINS,
            Options.CERT_NAME,
            Options.APACHE,
            Options.NGINX,
            Options.STANDALONE,
            Options.WEBROOT,
            Options.MANUAL,
            Options.NON_INTERACTIVE,
            Options.STAGING,
            Options.DRY_RUN,
            Options.AGREE_TOS,
            Options.EMAIL);

    private ShortHelp() {}

    static String write(HelpWriter writer) {
        writer.paragraph("usage: " + UsageText.USAGE).blank();
        writer.paragraph("Obtains, renews and installs HTTPS/TLS certificates. Without a subcommand it obtains one and"
                + " installs it in your web server.");
        verbs(writer);
        writer.heading("common options");
        for (Option<?> option : COMMON) {
            var description = OptionDescription.of(option);
            writer.term(description.flags(), firstSentence(description.text()));
        }
        return writer.heading("more help")
                .term(
                        "-h, --help [TOPIC]",
                        "This overview, or all about a topic: a subcommand, a plugin, or one of all,"
                                + " automation, commands, manage, paths, security, testing.")
                .term("--version", "Print the version.")
                .toString();
    }

    static void verbs(HelpWriter writer) {
        for (VerbName.Group group : VerbName.Group.values()) {
            writer.heading(group.heading());
            for (VerbName verb : Verbs.all()) {
                if (verb.group() == group) writer.term(verb.name(), verb.summary());
            }
        }
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
