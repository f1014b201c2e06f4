package org.jcertbot.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinuxCallsTest {
    private static final int EPERM = 1;

    @TempDir
    private Path directory;

    @Test
    void anAttributeThatIsRefusedDoesNotKeepTheOthersFromBeingCopied() {
        byte[] list = "security.selinux\0user.note\0trusted.x\0".getBytes(UTF_8);
        var copied = new ArrayList<String>();
        List<String> left = LinuxCalls.forEach(list, name -> {
            String text = new String(name, 0, name.length - 1, UTF_8);
            if (!text.startsWith("user.")) throw new LastErrorException(EPERM);
            copied.add(text);
        });
        assertEquals(List.of("user.note"), copied);
        assertEquals(List.of("security.selinux", "trusted.x"), left);
    }

    @Test
    void attributesAreCopied() throws IOException {
        Path from = Files.createFile(directory.resolve("from"));
        Path to = Files.createFile(directory.resolve("to"));
        byte[] value = "a note".getBytes(UTF_8);
        writeOrSkip(from, value);
        assertEquals(List.of(), LinuxCalls.copyExtendedAttributes(from, to));
        var read = ByteBuffer.allocate(attributes(to).size("note"));
        attributes(to).read("note", read);
        assertArrayEquals(value, read.array());
    }

    /** A link takes none of the user's attributes. */
    @Test
    void whatTheFileSystemRefusesIsNamed() throws IOException {
        Path from = Files.createFile(directory.resolve("from"));
        Path to = Files.createSymbolicLink(directory.resolve("to"), Path.of("nowhere"));
        writeOrSkip(from, new byte[] {1});
        assertEquals(List.of("user.note"), LinuxCalls.copyExtendedAttributes(from, to));
    }

    /** The JDK does not know for every file system whether it has attributes. */
    private static void writeOrSkip(Path file, byte[] note) {
        try {
            attributes(file).write("note", ByteBuffer.wrap(note));
        } catch (IOException unsupported) {
            abort("no attributes here: " + unsupported);
        }
    }

    private static UserDefinedFileAttributeView attributes(Path file) {
        return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    }
}
