package org.jcertbot.core.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.testing.FakeCommands;

/** The configuration of a server, as a directory tree of its own beside a work directory. */
final class Site {
    static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-02-03T04:05:06.123456Z"));
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00.5Z"), ZoneOffset.UTC);

    private final Path root;
    private final FakeCommands commands = FakeCommands.succeeding();

    private Site(Path root) {
        this.root = root;
    }

    /** In an empty directory: two files with one name, one of them behind a link. */
    static Site in(Path scratch) throws IOException {
        Path root = scratch.toRealPath();
        Files.createDirectory(root.resolve("work"));
        var site = new Site(root);
        site.write("etc/nginx.conf", "main\n", "rw-r--r--");
        site.write("etc/sites/nginx.conf", "a site\n", "rw-r-----");
        Files.createSymbolicLink(site.path("etc/link to site"), Path.of("sites/nginx.conf"));
        return site;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    void write(String name, String text, String mode) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        Files.setLastModifiedTime(file, LONG_AGO);
    }

    String read(String name) throws IOException {
        return Files.readString(path(name));
    }

    Checkpoints checkpoints(FileStore files) {
        return new Checkpoints(path("work"), files, commands, CLOCK);
    }

    Checkpoints checkpoints(CommandRunner other) {
        return new Checkpoints(path("work"), new PosixFileStore(), other, CLOCK);
    }

    /** As the next run does, after which the server is reloaded. */
    void recover() throws CertbotException, InterruptedException {
        Checkpoints next = checkpoints(new PosixFileStore());
        next.reloaded(next.recover());
    }

    FakeCommands commands() {
        return commands;
    }

    Replacement replacing(String name, String after) throws IOException {
        return FileChange.replace(path(name), Files.readAllBytes(path(name)), after.getBytes(UTF_8));
    }

    /** All below {@code etc}: names, contents, links, modes and times. */
    Map<String, String> snapshot() throws IOException {
        var all = new TreeMap<String, String>();
        try (Stream<Path> paths = Files.walk(path("etc"))) {
            for (Path path : paths.toList()) {
                if (!Files.isDirectory(path)) all.put(root.relativize(path).toString(), describe(path));
            }
        }
        return all;
    }

    private static String describe(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) return "link to " + Files.readSymbolicLink(path);
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) + " "
                + Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS) + " " + Files.readString(path);
    }
}
