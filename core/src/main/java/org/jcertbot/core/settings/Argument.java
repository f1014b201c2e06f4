package org.jcertbot.core.settings;

/**
 * One use of an option, in the order in which the user gave them.
 *
 * @param text the argument; for a flag {@code true}, or {@code false} when its negation was used
 */
public record Argument(Option<?> option, String text, Source source) {}
