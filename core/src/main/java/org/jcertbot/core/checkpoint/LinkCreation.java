package org.jcertbot.core.checkpoint;

import java.nio.file.Path;

/** See {@link FileChange#link}. */
record LinkCreation(Path file, Path target) implements FileChange {}
