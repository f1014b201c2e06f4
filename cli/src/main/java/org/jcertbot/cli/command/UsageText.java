package org.jcertbot.cli.command;

import org.jcertbot.core.error.UsageException;

/** What is printed on standard error when the arguments cannot be understood. */
public final class UsageText {
    static final String USAGE = "certbot [SUBCOMMAND] [options] [-d DOMAIN] [-d DOMAIN] ...";

    private UsageText() {}

    /** How the program is called, and what is wrong; without a line break at the end. */
    public static String of(UsageException error) {
        return "usage: " + USAGE + "\n\n\"certbot --help\" shows the subcommands and the most common options.\n"
                + "certbot: error: " + error.getMessage();
    }
}
