package org.jcertbot.plugins.nginx.syntax;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class FileNamesTest {
    private static final Path ROOT = Path.of("/etc/nginx");

    /** Made from bytes, so that the test does not depend on the locale that it runs in. */
    private static final Path ACCENTED = Path.of(URI.create("file:///etc/l%C3%A9tsencrypt/live/a%20b%25/privkey.pem"));

    private static String bytesOf(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    @Test
    void aNameIsWrittenInTheBytesThatItHasOnTheDisk() {
        assertEquals(bytesOf("/etc/létsencrypt/live/a b%/privkey.pem"), FileNames.of(ACCENTED));
        assertEquals("/etc/letsencrypt/live", FileNames.of(Path.of("/etc/letsencrypt/live")));
    }

    @Test
    void bytesThatAreNoUtf8StayAsTheyAre() {
        Path latin = Path.of(URI.create("file:///etc/l%E9ts"));
        assertEquals("/etc/l\u00e9ts", FileNames.of(latin));
        assertEquals(latin, FileNames.resolve(ROOT, "/etc/l\u00e9ts"));
    }

    @Test
    void aNameIsFoundAgain() {
        assertEquals(ACCENTED, FileNames.resolve(ROOT, FileNames.of(ACCENTED)));
        assertEquals(
                ACCENTED, FileNames.resolve(ROOT, "//" + FileNames.of(ACCENTED).substring(1)));
    }

    @Test
    void relativeNamesStartAtTheDirectory() {
        assertEquals(Path.of("/etc/nginx/conf.d/a.conf"), FileNames.resolve(ROOT, "conf.d/a.conf"));
        Path directory = Path.of(URI.create("file:///etc/l%C3%A9tsencrypt"));
        assertEquals(ACCENTED, FileNames.resolve(directory, bytesOf("live/a b%/privkey.pem")));
        assertEquals(Path.of(URI.create("file:///etc/nginx/%C3%A9t%C3%A9")), FileNames.resolve(ROOT, bytesOf("été")));
    }

    @Test
    void aNulByteIsNotPartOfAName() {
        assertThrows(InvalidPathException.class, () -> FileNames.resolve(ROOT, bytesOf("é\0")));
    }
}
