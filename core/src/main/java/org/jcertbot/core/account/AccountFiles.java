package org.jcertbot.core.account;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;

/** The three files in the directory of one account. */
record AccountFiles(Path directory) {
    private static final String REGISTER_TO_EFF = "register_to_eff";

    /** Empty when the account was left half-written: one of the files is missing. */
    Optional<Account> read() throws StorageException {
        if (!isComplete()) return Optional.empty();
        KeyPair key = parse(key(), KeyFile::read);
        URI url = parse(registration(), file -> accountUrl(FlatJson.read(file)));
        Map<String, String> meta = parse(meta(), FlatJson::read);
        return Optional.of(new Account(
                directory.getFileName().toString(),
                key,
                url,
                parse(meta(), file -> created(meta)),
                meta.getOrDefault("creation_host", ""),
                Optional.ofNullable(meta.get(REGISTER_TO_EFF))));
    }

    /** The key of an account whose other files are missing; empty when it is complete, or has no key either. */
    Optional<KeyPair> unfinishedKey() throws StorageException {
        return isComplete() || !Files.isRegularFile(key())
                ? Optional.empty()
                : Optional.of(parse(key(), KeyFile::read));
    }

    /** What must not get lost: it is written before the authority knows of the account. */
    void createKey(FileStore files, KeyPair key) throws IOException {
        files.create(key(), KeyFile.write(key), FileMode.SECRET_READ_ONLY);
    }

    /** The account is complete with the last of the files. */
    void save(FileStore files, Account account) throws IOException {
        if (!Files.exists(key())) createKey(files, account.key());
        replaceMeta(files, account);
        files.replace(registration(), registrationContent(account), FileMode.PUBLIC);
    }

    void replaceMeta(FileStore files, Account account) throws IOException {
        files.replace(meta(), metaContent(account), FileMode.PUBLIC);
    }

    private boolean isComplete() {
        return List.of(key(), meta(), registration()).stream().allMatch(Files::isRegularFile);
    }

    private Path key() {
        return directory.resolve("private_key.json");
    }

    private Path meta() {
        return directory.resolve("meta.json");
    }

    private Path registration() {
        return directory.resolve("regr.json");
    }

    private static byte[] metaContent(Account account) {
        var members = new LinkedHashMap<String, String>();
        members.put("creation_dt", FlatJson.text(account.created().toString()));
        members.put("creation_host", FlatJson.text(account.host()));
        account.registerToEff().ifPresent(email -> members.put(REGISTER_TO_EFF, FlatJson.text(email)));
        return FlatJson.write(members);
    }

    private static byte[] registrationContent(Account account) {
        var members = new LinkedHashMap<String, String>();
        members.put("body", "{}");
        members.put("uri", FlatJson.text(account.url().toString()));
        return FlatJson.write(members);
    }

    private static URI accountUrl(Map<String, String> registration) throws IOException {
        String uri = registration.get("uri");
        if (uri == null) throw new IOException("the member \"uri\" is missing");
        try {
            return new URI(uri);
        } catch (URISyntaxException invalid) {
            throw new IOException("the member \"uri\" is not a URL");
        }
    }

    private static Instant created(Map<String, String> meta) throws IOException {
        try {
            return Instant.parse(meta.getOrDefault("creation_dt", ""));
        } catch (DateTimeException invalid) {
            throw new IOException("the member \"creation_dt\" is missing or not a time");
        }
    }

    private <T> T parse(Path file, Parser<T> parser) throws StorageException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new StorageException(
                    "The account file " + file + " cannot be read.",
                    FileFailure.reason(unreadable),
                    unreadable instanceof NoSuchFileException
                            ? ""
                            : "Run certbot as the user who owns it, usually root.",
                    unreadable);
        }
        try {
            return parser.parse(content);
        } catch (IOException corrupt) {
            throw new StorageException(
                    "The account file " + file + " is corrupt.",
                    FileFailure.reason(corrupt),
                    "Restore it from a backup, or move the directory " + directory
                            + " away and run \"certbot register\" for a new account.",
                    corrupt);
        }
    }

    @FunctionalInterface
    private interface Parser<T> {
        T parse(byte[] content) throws IOException;
    }
}
