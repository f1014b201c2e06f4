package org.jcertbot.core.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryListing;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts of one server: a directory for each below {@code accounts/SERVER/PATH}. */
public final class AccountStore {
    private static final Logger LOG = LoggerFactory.getLogger(AccountStore.class);

    private final FileStore files;
    private final DirectoryMaker directories;
    private final Path directory;
    private final Optional<Path> legacyDirectory;
    private final AccountRemoval removal;

    AccountStore(
            FileStore files,
            DirectoryMaker directories,
            Path directory,
            Optional<Path> legacyDirectory,
            AccountRemoval removal) {
        this.files = files;
        this.directories = directories;
        this.directory = directory;
        this.legacyDirectory = legacyDirectory;
        this.removal = removal;
    }

    /** Every complete account, in the order of the directory; half-written ones are passed over. */
    public List<Account> list() throws StorageException {
        makeDirectory();
        List<Account> accounts = read(directory);
        if (!accounts.isEmpty() || legacyDirectory.isEmpty()) return accounts;
        List<Account> legacy = read(legacyDirectory.get());
        return legacy.isEmpty() || !takeOver(legacyDirectory.get()) ? List.of() : legacy;
    }

    /** The account in the directory of that name. */
    public Account load(String id) throws StorageException {
        makeDirectory();
        if (isFileName(id) && !Files.isDirectory(directory.resolve(id)) && legacyDirectory.isPresent()) {
            adopt(id, legacyDirectory.get());
        }
        Optional<Account> account = isFileName(id) ? files(id).read() : Optional.empty();
        return account.orElseThrow(() -> new StorageException(
                "The account " + id + " does not exist or is incomplete.",
                "It was looked for in " + directory + ".",
                "List that directory for the accounts of this server, and choose one with --account; or leave --account"
                        + " out."));
    }

    /** Those that were begun and never saved. */
    List<UnfinishedAccount> unfinished() throws StorageException {
        var unfinished = new ArrayList<UnfinishedAccount>();
        for (Path entry : entries(directory)) {
            try {
                new AccountFiles(entry)
                        .unfinishedKey()
                        .ifPresent(key -> unfinished.add(
                                new UnfinishedAccount(entry.getFileName().toString(), key)));
            } catch (StorageException unusable) {
                LOG.debug("Ignoring the unfinished account in {}: {}", entry, unusable.getMessage());
            }
        }
        return unfinished;
    }

    /** Writes the key of an account that is going to be registered, so that it outlives whatever happens meanwhile. */
    UnfinishedAccount begin(KeyPair key) throws StorageException {
        String id = AccountKeys.id(key.getPublic());
        makeDirectory(id);
        try {
            files(id).createKey(files, key);
        } catch (IOException failure) {
            throw unwritable(id, failure);
        }
        return new UnfinishedAccount(id, key);
    }

    /** Deletes what {@link #begin} has written: there is no such account. */
    void abandon(UnfinishedAccount unfinished) {
        try {
            removal.remove(directory, unfinished.id());
        } catch (IOException failure) {
            LOG.debug("The key of {} stays: {}", unfinished, FileFailure.reason(failure));
        }
    }

    /** Writes a new account, or the rest of one that was begun. */
    public void save(Account account) throws StorageException {
        makeDirectory(account.id());
        try {
            files(account.id()).save(files, account);
        } catch (IOException failure) {
            throw unwritable(account.id(), failure);
        }
    }

    /** Rewrites what {@code meta.json} says of an account. */
    public void updateMetadata(Account account) throws StorageException {
        try {
            files(account.id()).replaceMeta(files, account);
        } catch (IOException failure) {
            throw unwritable(account.id(), failure);
        }
    }

    /** Deletes an account and every link to it; the server's directory too when it was the last one. */
    public void delete(Account account) throws StorageException {
        try {
            removal.remove(directory, account.id());
        } catch (IOException failure) {
            throw new StorageException(
                    "The account in " + directory.resolve(account.id()) + " cannot be deleted.",
                    FileFailure.reason(failure),
                    "Delete the directory by hand.",
                    failure);
        }
    }

    private void makeDirectory() throws StorageException {
        directories.makeOrVerify(directory, FileMode.SECRET_DIRECTORY);
    }

    private void makeDirectory(String id) throws StorageException {
        makeDirectory();
        directories.makeOrVerify(directory.resolve(id), FileMode.SECRET_DIRECTORY);
    }

    private AccountFiles files(String id) {
        return new AccountFiles(directory.resolve(id));
    }

    private static List<Account> read(Path serverDirectory) throws StorageException {
        var accounts = new ArrayList<Account>();
        for (Path entry : entries(serverDirectory)) {
            Optional<Account> account = new AccountFiles(entry).read();
            if (account.isEmpty()) LOG.debug("Ignoring the incomplete account in {}", entry);
            account.ifPresent(accounts::add);
        }
        return accounts;
    }

    /** The directories of a server's accounts, complete or not. */
    private static List<Path> entries(Path serverDirectory) throws StorageException {
        if (!Files.isDirectory(serverDirectory)) return List.of();
        try {
            return DirectoryListing.of(serverDirectory).stream()
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException failure) {
            throw new StorageException(
                    "The accounts in " + serverDirectory + " cannot be listed.",
                    FileFailure.reason(failure),
                    "Run certbot as the user who owns the directory, usually root.",
                    failure);
        }
    }

    /** Makes our empty directory a link to the legacy one. */
    private boolean takeOver(Path legacy) {
        try {
            files.delete(directory);
            files.link(directory, legacy);
            LOG.debug("Using the accounts in {}", legacy);
            return true;
        } catch (IOException failure) {
            LOG.debug("The accounts in {} cannot be used: {}", legacy, FileFailure.reason(failure));
            return false;
        }
    }

    /** Makes one account of the legacy server visible as one of ours. */
    private void adopt(String id, Path legacy) throws StorageException {
        if (new AccountFiles(legacy.resolve(id)).read().isEmpty()) return;
        if (takeOver(legacy)) return;
        try {
            files.link(directory.resolve(id), legacy.resolve(id));
        } catch (IOException failure) {
            throw unwritable(id, failure);
        }
    }

    /** An id is looked up as a file name, so it must not lead elsewhere. */
    private static boolean isFileName(String id) {
        return !id.isEmpty() && id.indexOf('/') < 0 && !id.equals(".") && !id.equals("..");
    }

    private StorageException unwritable(String id, IOException failure) {
        return new StorageException(
                "The account in " + directory.resolve(id) + " cannot be written.",
                FileFailure.reason(failure),
                "Make room or correct the permissions, and run the command again.",
                failure);
    }
}
