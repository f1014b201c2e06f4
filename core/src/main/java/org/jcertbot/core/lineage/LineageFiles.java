package org.jcertbot.core.lineage;

import java.nio.file.Path;

/** The four files of a lineage that other programs use: the links in {@code live/NAME}. */
public record LineageFiles(Path cert, Path privkey, Path chain, Path fullchain) {}
