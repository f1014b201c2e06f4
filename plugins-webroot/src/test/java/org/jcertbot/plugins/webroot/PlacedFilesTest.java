package org.jcertbot.plugins.webroot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.DnsName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made on a disk that fails when all is written. */
final class PlacedFilesTest {
    private static final Challenge CHALLENGE =
            new Challenge(ChallengeType.HTTP_01, new DnsName("a.test"), "token", "token.thumbprint");

    @TempDir
    Path webroot;

    @Test
    void aFileThatCameWithAFailureIsRemoved() throws IOException {
        Files.createDirectories(webroot.resolve(Challenge.HTTP_DIRECTORY));
        var placed = new PlacedFiles(failingAfterwards());
        assertThrows(PluginException.class, () -> placed.place(webroot, CHALLENGE));
        placed.remove();
        assertEquals(
                List.of(),
                List.of(webroot.resolve(Challenge.HTTP_DIRECTORY).toFile().list()));
    }

    @Test
    void aDirectoryThatCameWithAFailureIsRemoved() {
        var made = new MadeDirectories(failingAfterwards());
        assertThrows(PluginException.class, () -> made.make(webroot));
        made.remove();
        assertEquals(List.of(), List.of(webroot.toFile().list()));
    }

    @Test
    void aFileInThePlaceOfADirectoryStays() throws IOException {
        Files.createFile(webroot.resolve(".well-known"));
        var made = new MadeDirectories(new PosixFileStore());
        assertThrows(PluginException.class, () -> made.make(webroot));
        made.remove();
        assertEquals(List.of(".well-known"), List.of(webroot.toFile().list()));
    }

    private static FileStore failingAfterwards() {
        var real = new PosixFileStore();
        InvocationHandler failing = (proxy, method, arguments) -> {
            Object result = method.invoke(real, arguments);
            if (method.getName().startsWith("create")) throw new IOException("the disk is gone");
            return result;
        };
        return (FileStore)
                Proxy.newProxyInstance(FileStore.class.getClassLoader(), new Class<?>[] {FileStore.class}, failing);
    }
}
