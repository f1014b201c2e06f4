package org.jcertbot.core.settings;

/**
 * One use of an option, in the order in which the user gave them.
 *
 * @param text the argument; empty for an option that takes none
 */
public record Argument(Option<?> option, String text, Source source) {}
