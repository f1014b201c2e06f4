package org.jcertbot.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PosixFileStoreTest {
    private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path directory;

    private final FileStore files = new PosixFileStore();

    @ParameterizedTest
    @ValueSource(ints = {0400, 0600, 0644, 0666, 0777})
    void modesDoNotDependOnTheUmask(int bits) throws IOException {
        var mode = new FileMode(bits);
        files.create(directory.resolve("made"), NEW, mode);
        files.replace(directory.resolve("replaced"), NEW, mode);
        files.createDirectory(directory.resolve("directory"), mode);
        for (String name : List.of("made", "replaced", "directory")) {
            assertEquals(mode, FileMode.of(Files.getPosixFilePermissions(directory.resolve(name))), name);
        }
    }

    @Test
    void groupAndModeAreThoseOfTheFileAndNeverOfALinksTarget() throws IOException {
        Path file = directory.resolve("file");
        files.create(file, OLD, FileMode.SECRET);
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        int group = (Integer) Files.getAttribute(file, "unix:gid");
        assertThrows(IOException.class, () -> files.setGroupAndMode(link, group, FileMode.PUBLIC));
        assertEquals(FileMode.SECRET, FileMode.of(Files.getPosixFilePermissions(file)));
    }

    @Test
    void createRefusesAFileThatExists() throws IOException {
        Path file = directory.resolve("file");
        files.create(file, OLD, FileMode.PUBLIC);
        assertThrows(FileAlreadyExistsException.class, () -> files.create(file, NEW, FileMode.PUBLIC));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("file"), names());
    }

    @Test
    void replaceGivesTheNameToANewFile() throws IOException {
        Path file = directory.resolve("file");
        files.create(file, OLD, FileMode.PUBLIC);
        Files.createLink(directory.resolve("second-name"), file);
        files.replace(file, NEW, FileMode.SECRET);
        assertEquals("new", Files.readString(file));
        assertEquals("old", Files.readString(directory.resolve("second-name")));
    }

    @Test
    void lazyReplaceGivesTheNameToANewFileToo() throws IOException {
        Path file = directory.resolve("file");
        files.create(file, OLD, FileMode.PUBLIC);
        Files.createLink(directory.resolve("second-name"), file);
        files.replaceLazily(file, NEW, FileMode.SECRET);
        assertEquals("new", Files.readString(file));
        assertEquals(FileMode.SECRET, FileMode.of(Files.getPosixFilePermissions(file)));
        assertEquals("old", Files.readString(directory.resolve("second-name")));
    }

    @Test
    void whatAnInterruptedWriteLeftIsNoObstacle() throws IOException {
        Path file = directory.resolve("file");
        Files.writeString(TemporaryName.of(file), "half");
        files.create(file, NEW, FileMode.SECRET);
        Files.writeString(TemporaryName.of(file), "half");
        files.replace(file, OLD, FileMode.SECRET);
        files.relink(directory.resolve("link"), Path.of("a"));
        Files.writeString(TemporaryName.of(directory.resolve("link")), "half");
        files.relink(directory.resolve("link"), Path.of("b"));
        assertEquals(List.of("file", "link"), names());
    }

    @Test
    void aFailedWriteLeavesNothing() throws IOException {
        Files.createDirectory(directory.resolve("in-the-way"));
        Files.createFile(directory.resolve("in-the-way").resolve("full"));
        assertThrows(IOException.class, () -> files.replace(directory.resolve("in-the-way"), NEW, FileMode.PUBLIC));
        assertEquals(List.of("in-the-way"), names());
    }

    @Test
    void longNamesHaveTemporaryNamesThatFit() throws IOException {
        String name = "x".repeat(255);
        files.create(directory.resolve(name), NEW, FileMode.PUBLIC);
        assertEquals(List.of(name), names());
    }

    @Test
    void aTemporaryNameTellsTheFinalOne() {
        assertEquals(
                Optional.of("cert.pem"),
                TemporaryName.finalName(
                        TemporaryName.of(Path.of("cert.pem")).getFileName().toString()));
        assertEquals(Optional.empty(), TemporaryName.finalName("cert.pem.tmp"));
        assertEquals(Optional.empty(), TemporaryName.finalName(".tmp"));
    }

    @Test
    void relinkReplacesALinkWithoutFollowingIt() throws IOException {
        files.create(directory.resolve("target"), OLD, FileMode.PUBLIC);
        files.link(directory.resolve("link"), Path.of("target"));
        files.relink(directory.resolve("link"), Path.of("elsewhere"));
        assertEquals(Path.of("elsewhere"), Files.readSymbolicLink(directory.resolve("link")));
        assertEquals("old", Files.readString(directory.resolve("target")));
    }

    @Test
    void exchangeSwapsTwoDirectories() throws IOException {
        Path one = Files.createDirectory(directory.resolve("one"));
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.writeString(one.resolve("a"), "1");
        Files.writeString(other.resolve("b"), "2");
        assertTrue(files.exchange(one, other));
        assertEquals("2", Files.readString(one.resolve("b")));
        assertEquals("1", Files.readString(other.resolve("a")));
    }

    @Test
    void anInterruptBreaksNoStepAndStaysPending() throws IOException {
        Path made = directory.resolve("made");
        Thread.currentThread().interrupt();
        try {
            files.createDirectory(made, FileMode.PUBLIC_DIRECTORY);
            files.create(made.resolve("file"), OLD, FileMode.SECRET);
            files.replace(made.resolve("file"), NEW, FileMode.SECRET);
            files.link(made.resolve("link"), Path.of("file"));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals("new", Files.readString(made.resolve("link")));
    }

    @Test
    void exchangeFailsWhereOneIsMissing() throws IOException {
        Path one = Files.createDirectory(directory.resolve("one"));
        assertThrows(IOException.class, () -> files.exchange(one, directory.resolve("missing")));
    }

    @Test
    void copyAccessCarriesModeAndExtendedAttributes() throws IOException {
        Path from = Files.createDirectory(directory.resolve("from"));
        Path to = Files.createDirectory(directory.resolve("to"));
        Files.setPosixFilePermissions(from, new FileMode(0751).permissions());
        assertEquals(List.of(), files.copyAccess(from, to));
        assertEquals(new FileMode(0751), FileMode.of(Files.getPosixFilePermissions(to)));
    }

    @Test
    void deleteTakesLinksNotTheirTargets() throws IOException {
        files.create(directory.resolve("target"), OLD, FileMode.PUBLIC);
        files.link(directory.resolve("link"), Path.of("target"));
        files.delete(directory.resolve("link"));
        files.delete(directory.resolve("never-there"));
        assertEquals(List.of("target"), names());
    }

    @Test
    void groupAndModeAreSetTogether() throws IOException {
        Path file = directory.resolve("file");
        files.create(file, OLD, FileMode.SECRET);
        int group = (Integer) Files.getAttribute(file, "unix:gid");
        files.setGroupAndMode(file, group, new FileMode(0640));
        assertEquals(new FileMode(0640), FileMode.of(Files.getPosixFilePermissions(file)));
        assertFalse(Files.isSymbolicLink(file));
    }

    @Test
    void theTimeOfTheLastChangeCanBeSet() throws IOException {
        Path file = directory.resolve("file");
        files.create(file, OLD, FileMode.SECRET);
        var time = FileTime.from(Instant.parse("2020-02-03T04:05:06Z"));
        files.setModified(file, time);
        assertEquals(time, Files.getLastModifiedTime(file));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsNotForcedIsThereAllTheSameAndManyAreFlushedAtOnce() throws IOException {
        var made = new ArrayList<Path>();
        for (int i = 0; i < 30; i++) {
            Path file = directory.resolve("file" + i);
            files.unforced().create(file, NEW, FileMode.PUBLIC);
            made.add(file);
        }
        files.flush(made);
        files.flush(made.subList(0, 2));
        for (Path file : made) assertEquals("new", Files.readString(file));
    }

    @Test
    void flushingAcceptsWhatWasDeletedAndLinksThatLeadNowhere() throws IOException {
        Path link = directory.resolve("link");
        files.unforced().link(link, directory.resolve("nowhere"));
        files.flush(List.of(directory.resolve("deleted"), link));
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    void filesAreReplacedJointlyOrNamedInTheFailure() throws IOException {
        Path one = Files.write(directory.resolve("one"), OLD);
        var replacement = new JointReplacement(files);
        replacement.replaceContents(Map.of(one, NEW));
        assertEquals("new", Files.readString(one));
        Path missing = directory.resolve("missing");
        var failure = assertThrows(IOException.class, () -> replacement.replaceContents(Map.of(missing, NEW)));
        assertTrue(FileFailure.reason(failure).contains("missing"), failure.toString());
        assertEquals(List.of(one), DirectoryListing.of(directory));
    }
}
