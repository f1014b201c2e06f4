package org.jcertbot.core.webserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One name for each file, although links may lead to it from several places: the one by which the configuration reaches
 * it first. A change through one name is a change through all.
 */
final class FirstNames {
    private final Map<Path, Path> known = new HashMap<>();
    private final Map<Path, Path> firstByTarget = new HashMap<>();

    /** The name by which the file was asked for first, this one unless there was another. */
    Path of(Path path) {
        Path name = known.get(path);
        if (name != null) return name;
        name = firstByTarget.computeIfAbsent(target(path), first -> path);
        known.put(path, name);
        return name;
    }

    Set<Path> of(Collection<Path> paths) {
        return paths.stream().map(this::of).collect(Collectors.toSet());
    }

    /** What is not there yet, or cannot be looked at, is taken as it is named. */
    private static Path target(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException unknown) {
            return path;
        }
    }
}
