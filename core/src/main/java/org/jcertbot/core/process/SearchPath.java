package org.jcertbot.core.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directories in which programs are looked for: those of {@code PATH}, then those where web servers and local
 * scripts live, which the search path of cron jobs and services often leaves out.
 */
public final class SearchPath implements Executables {
    private static final List<String> ALSO = List.of("/usr/sbin", "/usr/local/bin", "/usr/local/sbin");
    private static final String CURRENT_DIRECTORY = ".";

    private final Set<String> directories;

    /** @param path the value of {@code PATH}; an empty entry means the current directory, as in a shell */
    public SearchPath(String path) {
        directories = new LinkedHashSet<>(List.of(path.split(File.pathSeparator, -1)));
        directories.addAll(ALSO);
    }

    @Override
    public Optional<Path> find(String program) {
        if (program.contains(File.separator)) return executable(program);
        for (String directory : directories) {
            String place = directory.isEmpty() ? CURRENT_DIRECTORY : directory;
            Optional<Path> found = executable(place + File.separator + program);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /** The value of {@code PATH} with which a program started from here finds the same programs. */
    public String text() {
        return String.join(File.pathSeparator, directories);
    }

    private static Optional<Path> executable(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Files::isRegularFile).filter(Files::isExecutable);
        } catch (InvalidPathException noFileCanHaveThisName) {
            return Optional.empty();
        }
    }
}
