package org.jcertbot.core.webserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which files are a server's: those that it loads, and whatever is below the directory of its configuration. Links make
 * no difference.
 */
public final class ServerFiles {
    private final Path root;
    private final Set<Path> loaded;

    /**
     * Looks at where the files really are.
     *
     * @param root the directory of the server's configuration
     * @param loaded files that it loads, wherever they are
     */
    public ServerFiles(Path root, Collection<Path> loaded) {
        this.root = real(root);
        this.loaded = loaded.stream().map(ServerFiles::real).collect(Collectors.toUnmodifiableSet());
    }

    /** Those of some files that are the server's; they need not exist any more. */
    public Set<Path> among(Collection<Path> files) {
        return files.stream().filter(this::has).collect(Collectors.toUnmodifiableSet());
    }

    private boolean has(Path file) {
        Path real = real(file);
        return real.startsWith(root) || loaded.contains(real);
    }

    /** For a file that is gone it is the place where it was: links on the way there are followed all the same. */
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException notThere) {
            Path absolute = file.toAbsolutePath().normalize();
            Path directory = absolute.getParent();
            return directory == null ? absolute : real(directory).resolve(absolute.getFileName());
        }
    }
}
