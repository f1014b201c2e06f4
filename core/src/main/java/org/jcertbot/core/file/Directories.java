package org.jcertbot.core.file;

import java.nio.file.Path;

/** The three directories of a run, absolute. */
public record Directories(Path config, Path work, Path logs) {}
