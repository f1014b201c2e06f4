package org.jcertbot.core.process;

import java.nio.file.Path;
import java.util.Optional;

/** Finds programs the way a shell does. */
@FunctionalInterface
public interface Executables {
    /** The executable file of that name: the path itself when it contains a slash, else the first one in the search path. */
    Optional<Path> find(String program);
}
