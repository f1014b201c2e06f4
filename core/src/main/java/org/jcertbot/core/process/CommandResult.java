package org.jcertbot.core.process;

/** How a program ended and what it said; bytes that are not UTF-8 appear as replacement characters. */
public record CommandResult(int exitCode, String standardOutput, String standardError) {}
