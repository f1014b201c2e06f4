package org.jcertbot.core.settings;

/** Who set a value. */
public enum Source {
    /** Nobody: the option's default. */
    DEFAULT,
    /** A line of a renewal file. */
    RENEWAL_FILE,
    /** A line of a configuration file such as {@code cli.ini}. */
    CONFIG_FILE,
    /** An argument. */
    COMMAND_LINE,
    /** This run itself, for example the account that it chose. */
    RUN;

    /** True for everything but the default: what decides whether a value is stored (behaviour "set by user"). */
    public boolean isSet() {
        return this != DEFAULT;
    }
}
