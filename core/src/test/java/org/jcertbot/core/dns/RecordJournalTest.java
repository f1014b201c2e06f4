package org.jcertbot.core.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.DnsName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJournalTest {
    private static final TxtRecord A = new TxtRecord(new DnsName("_acme-challenge.a.test"), "value");
    private static final TxtRecord B = new TxtRecord(new DnsName("_acme-challenge.b.test"), "value");

    @TempDir
    Path workDirectory;

    @Test
    void anotherRunFindsWhatIsNotForgotten() {
        journal("one").note("owner", List.of(A, B));
        journal("one").forget("owner", List.of(A));
        assertEquals(List.of(B), journal("two").leftBehind("owner"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"run\": \"one\"",
                "[{\"run\": \"one\", \"owner\": \"owner\", \"name\": \"..\", \"value\": \"v\"}]",
                "[{\"run\": \"one\", \"owner\": null, \"name\": \"a.test\", \"value\": \"v\"}]",
                "[{\"run\": null, \"owner\": \"owner\", \"name\": \"a.test\", \"value\": \"v\"}]",
                "[{\"run\": \"one\", \"owner\": \"owner\", \"name\": {}, \"value\": \"v\"}]"
            })
    void aDamagedJournalIsPutAsideAndBegunAnew(String text) throws IOException {
        Files.writeString(file(), text);
        RecordJournal journal = journal("two");
        assertEquals(List.of(), journal.leftBehind("owner"));
        journal.note("owner", List.of(A));
        assertEquals(List.of(A), journal("three").leftBehind("owner"));
        assertEquals(text, Files.readString(workDirectory.resolve("dns-records.json.damaged")));
    }

    @Test
    void oneThatCannotBeReadIsLeftAsItIsInThisRun() throws IOException {
        journal("one").note("other owner", List.of(B));
        Path away = Files.move(file(), workDirectory.resolve("away"));
        Files.createSymbolicLink(file(), file()); // a loop, which even root cannot read
        RecordJournal journal = journal("two");
        journal.note("owner", List.of(A));
        assertTrue(Files.isSymbolicLink(file()));

        Files.delete(file());
        Files.move(away, file());
        String before = Files.readString(file());
        journal.note("owner", List.of(A));
        journal.forgetLeftBehind("other owner");
        assertEquals(before, Files.readString(file()));
    }

    @Test
    void isGoneWithItsLastRecord() {
        RecordJournal journal = journal("one");
        journal.note("owner", List.of(A));
        journal.forget("owner", List.of(A));
        assertFalse(Files.exists(file()));
    }

    private Path file() {
        return workDirectory.resolve("dns-records.json");
    }

    private RecordJournal journal(String run) {
        return new RecordJournal(workDirectory, new PosixFileStore(), run);
    }
}
