package org.jcertbot.core.settings;

/** A value and who set it. */
public record Setting<T>(T value, Source source) {}
