package org.jcertbot.core.account;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.FileStore;

/** Finds the store of a server's accounts below {@code CONFIG/accounts}. */
public final class AccountStores {
    private final FileStore files;
    private final DirectoryMaker directories;
    private final Path accounts;

    /** @param config the configuration directory */
    public AccountStores(FileStore files, DirectoryMaker directories, Path config) {
        this.files = files;
        this.directories = directories;
        this.accounts = config.resolve("accounts");
    }

    /** The accounts of the server with that directory URL; scheme and query do not matter. */
    public AccountStore at(URI server) {
        String path = server.getRawAuthority() + server.getRawPath();
        String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Path directory = accounts.resolve(name);
        Optional<Path> legacy = LegacyServers.legacyOf(name).map(accounts::resolve);
        List<Path> related = new ArrayList<>(List.of(directory));
        LegacyServers.counterpartOf(name).map(accounts::resolve).ifPresent(related::add);
        return new AccountStore(files, directories, directory, legacy, new AccountRemoval(files, related));
    }
}
