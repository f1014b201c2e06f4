package org.jcertbot.plugins.apache.syntax;

/** A line whose first character is {@code #}; a backslash at its end makes the next line a part of it. */
public record Comment(int start, int end) implements Node {}
