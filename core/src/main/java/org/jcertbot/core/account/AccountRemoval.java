package org.jcertbot.core.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.file.DirectoryListing;
import org.jcertbot.core.file.DirectoryTree;
import org.jcertbot.core.file.FileStore;

/**
 * Deletes an account together with the links that make it visible as an account of another server.
 *
 * @param related the directories of all servers that may share accounts with one another
 */
record AccountRemoval(FileStore files, List<Path> related) {
    void remove(Path serverDirectory, String id) throws IOException {
        Path account = serverDirectory.resolve(id).toRealPath();
        for (Path sibling : related) unlink(sibling.resolve(id), account);
        Path holder = account.getParent();
        DirectoryTree.delete(account, files);
        if (holder == null || !isEmpty(holder)) return;
        for (Path sibling : related) unlink(sibling, holder);
        files.delete(holder);
    }

    /** Deletes the path when it is itself a link to the target; what lies behind other links is left alone. */
    private void unlink(Path path, Path target) throws IOException {
        if (Files.isSymbolicLink(path)
                && Files.exists(path)
                && path.toRealPath().equals(target)) files.delete(path);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        return DirectoryListing.of(directory).isEmpty();
    }
}
