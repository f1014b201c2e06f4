package org.jcertbot.core.dns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.concurrent.CleanUp;
import org.jcertbot.core.error.CertbotException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The zones of an account: what is put there is in the journal before it is made and until it is gone. */
final class JournaledZones {
    private static final Logger LOG = LoggerFactory.getLogger(JournaledZones.class);

    private final DnsZoneEditor editor;
    private final RecordJournal journal;
    private final String account;

    /** @param account tells what was made with these credentials from what was made with others */
    JournaledZones(DnsZoneEditor editor, RecordJournal journal, String account) {
        this.editor = editor;
        this.journal = journal;
        this.account = account;
    }

    /** Removes what a run that was killed has left here; what cannot be removed now never will be by us. */
    void removeLeftBehind() throws InterruptedException {
        for (TxtRecord txt : journal.leftBehind(account)) {
            try {
                removeIfThere(txt);
            } catch (CertbotException failure) {
                LOG.warn("{}, which an earlier run has left behind, could not be removed: {}", txt, failure.asReason());
            }
        }
        journal.forgetLeftBehind(account);
    }

    /**
     * Adds records.
     *
     * @param made gets the steps that remove them, also when only some can be added
     */
    List<PlacedRecord> add(List<TxtRecord> records, CleanUp made) throws CertbotException, InterruptedException {
        var placed = new ArrayList<PlacedRecord>();
        Set<TxtRecord> gone = new HashSet<>();
        journal.note(account, records);
        made.add(() -> {
            List<TxtRecord> unsure = new ArrayList<>(records);
            for (PlacedRecord one : placed) unsure.remove(one.txt());
            removeUnsure(unsure, gone);
            journal.forget(account, gone);
        });
        editor.addAll(records, one -> {
            placed.add(one);
            made.add(() -> remove(one, gone));
        });
        return placed;
    }

    private void remove(PlacedRecord one, Set<TxtRecord> gone) throws InterruptedException {
        try {
            editor.remove(one);
            gone.add(one.txt());
        } catch (CertbotException failure) {
            LOG.warn("{} could not be removed and stays there: {}", one, failure.asReason());
        }
    }

    /** Where adding was cut short, a record can be there all the same. The next run looks for what is not found out now. */
    private void removeUnsure(List<TxtRecord> unsure, Set<TxtRecord> gone) throws InterruptedException {
        try {
            for (TxtRecord txt : unsure) {
                removeIfThere(txt);
                gone.add(txt);
            }
        } catch (CertbotException failure) {
            LOG.debug("It is not known whether all records are gone", failure);
        }
    }

    private void removeIfThere(TxtRecord txt) throws CertbotException, InterruptedException {
        Optional<PlacedRecord> found = editor.find(txt);
        if (found.isEmpty()) return;
        editor.remove(found.get());
        LOG.info("Removed {}, which was left behind", found.get());
    }
}
