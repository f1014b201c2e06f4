package org.jcertbot.cli.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcertbot.core.file.FileMode;

/**
 * A log file that is open. Every line is one write, so that a killed run has logged what it did.
 *
 * <p>A plain stream rather than a channel: a channel closes itself when the writing thread is interrupted, and the log
 * must survive Ctrl-C.
 */
final class LogFile implements AutoCloseable {
    private final Path path;
    private final LogRotation rotation;
    private final long limit;
    private OutputStream stream;
    private long size;

    private LogFile(Path path, LogRotation rotation, long limit, OutputStream stream) {
        this.path = path;
        this.rotation = rotation;
        this.limit = limit;
        this.stream = stream;
    }

    /** Rotates, then opens; rotates again whenever the file would outgrow the limit (in bytes). */
    static LogFile rotating(Path directory, String name, int backups, long limit) throws IOException {
        Path path = directory.resolve(name);
        var rotation = new LogRotation(directory, name, backups);
        rotation.rotate();
        return new LogFile(path, rotation, limit, open(path));
    }

    /** Opens for appending. A new file is readable for all, whatever the umask; an old one keeps its mode. */
    private static OutputStream open(Path path) throws IOException {
        boolean fresh = !Files.exists(path);
        var stream = new FileOutputStream(path.toFile(), true);
        if (fresh) Files.setPosixFilePermissions(path, FileMode.PUBLIC.permissions());
        return stream;
    }

    void write(String line) throws IOException {
        byte[] bytes = line.getBytes(UTF_8);
        if (!rotation.isOff() && size > 0 && size + bytes.length > limit) {
            stream.close();
            rotation.rotate();
            stream = open(path);
            size = 0;
        }
        stream.write(bytes);
        size += bytes.length;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
