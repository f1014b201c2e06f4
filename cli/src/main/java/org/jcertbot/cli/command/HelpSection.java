package org.jcertbot.cli.command;

import java.util.List;
import org.jcertbot.core.settings.Topic;
import org.jcertbot.core.verb.VerbName;
import org.jcertbot.core.verb.Verbs;

/**
 * A part of the help: the options of a topic under a heading.
 *
 * @param introduction what they have in common; may be empty
 */
record HelpSection(Topic topic, String heading, String introduction) {
    static final HelpSection COMMON = new HelpSection(Topic.COMMON, "options of every subcommand", "");

    /** The topics that are a subject rather than a verb or a plugin, in the order of {@code --help all}. */
    static final List<HelpSection> SUBJECTS = List.of(
            COMMON,
            new HelpSection(Topic.AUTOMATION, "automation", "Flags that answer questions, for scripts."),
            new HelpSection(Topic.SECURITY, "security", "Keys, and how strictly your server insists on HTTPS."),
            new HelpSection(Topic.TESTING, "testing", "For trying things out and for unusual networks."),
            new HelpSection(Topic.PATHS, "paths", "Where files are, and which authority is used."),
            new HelpSection(
                    Topic.MANAGE,
                    "manage",
                    "Certificates that exist already are looked after with the subcommands certificates, revoke, delete"
                            + " and reconfigure."));

    /** The options of one verb. */
    static HelpSection of(VerbName verb) {
        if (verb.equals(Verbs.PLUGINS)) {
            return new HelpSection(
                    Topic.PLUGINS,
                    "plugins",
                    verb.summary()
                            + ". An authenticator proves that you control a name; an installer puts a certificate"
                            + " into a server. These options choose one, or say which ones to list.");
        }
        return new HelpSection(new Topic(verb.name()), verb.name(), verb.summary() + ".");
    }
}
