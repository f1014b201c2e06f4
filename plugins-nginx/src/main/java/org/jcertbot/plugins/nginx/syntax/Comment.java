package org.jcertbot.plugins.nginx.syntax;

/**
 * A comment between directives, from {@code #} to the end of its line, without the line feed (but with a carriage return
 * before it). One within a directive is a part of that.
 */
public record Comment(int start, int end) implements Node {}
